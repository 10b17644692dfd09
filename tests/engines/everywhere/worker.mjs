// Loads the graphs once, then answers queries: a line of JSON in ({query, union}), a line of JSON out ({answer} or {error}).
// node worker.mjs oxigraph|comunica <folder with node_modules> <file.nq>
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [kind, folder, file] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const data = readFileSync(file, "utf8");

function oxigraph() {
  const { Store } = require("oxigraph");
  const store = new Store();
  store.load(data, { format: "application/n-quads" });
  return (query, union) => store.query(query, { results_format: "json", use_default_graph_as_union: union });
}

function comunica() {
  const { QueryEngine } = require("@comunica/query-sparql-rdfjs");
  const { Parser } = require("n3");
  const { RdfStore } = require("rdf-stores"); // a third faster with Comunica than the store of n3
  const store = RdfStore.createDefault();
  for (const quad of new Parser({ format: "N-Quads" }).parse(data)) store.addQuad(quad);
  const engine = new QueryEngine();
  return async (query, union) => {
    const result = await engine.query(query, { sources: [store], unionDefaultGraph: union });
    const { data: stream } = await engine.resultToString(result, "application/sparql-results+json");
    let text = "";
    for await (const chunk of stream) text += chunk;
    return text;
  };
}

const ask = kind === "oxigraph" ? oxigraph() : comunica();
for await (const line of createInterface({ input: process.stdin })) {
  const { query, union } = JSON.parse(line);
  let reply;
  try {
    reply = { answer: JSON.parse(await ask(query, union)) };
  } catch (error) {
    reply = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
