/** The shifts that are offered in the channel, beside the rota: what stands there has to follow the rota. */
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { rosterExpires } from '../../core/retention.ts';
import type { Rotas, StandingOffer } from '../../steps/rotas.ts';
import { schema } from './items.ts';

interface Stored {
  client: DynamoDBDocumentClient;
  table: string;
  /** Items of the rota whose sort key lies between these two. */
  between: (from: string, to: string) => Promise<Record<string, unknown>[]>;
}

const keyFor = ({ date, template }: StandingOffer) => ({ pk: 'ROTA', sk: `OFFER#${date}#${template}` });

const OfferItem = v.looseObject({
  schema: v.literal(schema),
  offer: v.object({
    date: v.string(),
    template: v.string(),
    version: v.number(),
    of: v.nullable(v.string()),
    place: v.union([v.object({ channel: v.string(), ts: v.string() }), v.object({ unknownSince: v.number() })]),
  }),
});

/** @throws when what is stored is no offer as this release knows it */
export function shiftOffers({
  client,
  table: TableName,
  between,
}: Stored): Pick<Rotas, 'offers' | 'offered' | 'offerSettled'> {
  return {
    async offers() {
      return (await between('OFFER#', 'OFFER$')).map((item) => v.parse(OfferItem, item).offer);
    },

    async offered(offer) {
      const { date, template, version, of, place } = offer;
      const known = 'ts' in place ? { channel: place.channel, ts: place.ts } : place;
      const body = { date, template, version, of, place: known };
      const Item = { schema, ...keyFor(offer), offer: body, ttl: rosterExpires(date) };
      await client.send(new PutCommand({ TableName, Item }));
    },

    async offerSettled(offer) {
      await client.send(new DeleteCommand({ TableName, Key: keyFor(offer) }));
    },
  };
}
