// Answers operations over the supergraph that came last: {supergraph} or {operation}, a line of JSON each; a line of JSON out.
import { createInterface } from "node:readline";
import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";

const logger = { debug() {}, info() {}, warn() {}, error() {} };
let server;

async function answer({ supergraph, operation }) {
  if (supergraph) {
    await server?.stop();
    server = undefined;
    const gateway = new ApolloGateway({ supergraphSdl: supergraph, logger });
    const next = new ApolloServer({ gateway, logger, introspection: true, stopOnTerminationSignals: false });
    await next.start();
    server = next;
    return {};
  }
  const { body } = await server.executeOperation({ query: operation });
  return body.singleResult;
}

for await (const line of createInterface({ input: process.stdin })) {
  const failed = (error) => ({ errors: [{ message: String(error?.stack ?? error) }] });
  console.log(JSON.stringify(await answer(JSON.parse(line)).catch(failed)));
}
