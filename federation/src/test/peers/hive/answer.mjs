// node answer.mjs (javascript | rust): answers operations, planned by the one or the other, over the supergraph that came last:
// {supergraph} or {operation}, a line of JSON each; a line of JSON out.
import { createInterface } from "node:readline";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";

const planner = process.argv[2] === "rust" ? { unifiedGraphHandler } : {};
let gateway;

async function ask(query) {
  const response = await gateway.fetch("http://gateway/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

async function answer({ supergraph, operation }) {
  if (supergraph) {
    await gateway?.dispose();
    gateway = createGatewayRuntime({ supergraph, ...planner, logging: false, maskedErrors: false });
    return ask("{ __typename }");
  }
  return ask(operation);
}

for await (const line of createInterface({ input: process.stdin })) {
  const failed = (error) => ({ errors: [{ message: String(error?.stack ?? error) }] });
  console.log(JSON.stringify(await answer(JSON.parse(line)).catch(failed)));
}
