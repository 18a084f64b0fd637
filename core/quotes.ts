/** Quotation marks, German, English and French, with what they enclose: titles, and other people's words. */
export const quoted = /„[^„“”"]*[“”"]|“[^“”]*”|"[^"]*"|»[^»«]*«|«[^«»]*»|‚[^‚‘’]*[‘’]/gu;
