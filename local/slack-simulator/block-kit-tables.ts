import { block, blockChecks } from './block-kit-blocks.ts';
import { and, byType, flag, list, object, oneOf, quantity, text } from './block-kit-checks.ts';
import { isObject, objectsIn } from './json.ts';

const cell = byType({
  raw_text: object({ type: oneOf('raw_text'), text: text(12_000) }, ['text']),
  raw_number: object(
    {
      type: oneOf('raw_number'),
      value: quantity(-Number.MAX_VALUE, Number.MAX_VALUE),
      text: text(12_000),
    },
    ['value', 'text'],
  ),
  rich_text: blockChecks.rich_text,
});
const point = object({ label: text(20), value: quantity(-Number.MAX_VALUE, Number.MAX_VALUE) }, ['label', 'value']);
/** Every series has a point for each category of the axis, in the same order. */
const plotted = and(
  object(
    {
      type: oneOf('line', 'bar', 'area'),
      series: list(object({ name: text(20), data: list(point, 20) }, ['name', 'data']), 6),
      axis_config: object({ categories: list(text(20), 20), x_label: text(50), y_label: text(50) }, ['categories']),
    },
    ['series', 'axis_config'],
  ),
  (chart, pointer) => {
    const axis = isObject(chart.axis_config) ? chart.axis_config.categories : undefined;
    return objectsIn(chart.series).flatMap((series, index) =>
      JSON.stringify(objectsIn(series.data).map((item) => item.label)) === JSON.stringify(axis)
        ? []
        : [{ message: 'labels must match the axis categories', pointer: `${pointer}/series/${index}/data` }],
    );
  },
);

/** The blocks that only messages may hold, by type. */
export const messageOnlyBlockChecks = {
  markdown: block('markdown', { text: text(12_000) }, ['text']),
  table: block(
    'table',
    {
      rows: list(list(cell, 20), 100),
      column_settings: list(object({ align: oneOf('left', 'center', 'right'), is_wrapped: flag }), 20),
    },
    ['rows'],
  ),
  data_table: block(
    'data_table',
    {
      rows: list(list(cell, 20), 101),
      caption: text(255),
      page_size: quantity(1, 100),
      row_header_column_index: quantity(0, 19),
    },
    ['rows', 'caption'],
  ),
  data_visualization: block(
    'data_visualization',
    {
      title: text(50),
      chart: byType({
        pie: object({ type: oneOf('pie'), segments: list(point, 6) }, ['segments']),
        line: plotted,
        bar: plotted,
        area: plotted,
      }),
    },
    ['title', 'chart'],
  ),
};
