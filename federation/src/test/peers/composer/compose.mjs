// Composes subgraphs: a line of JSON in ({name, url, typeDefs} of each), a line of JSON out.
import { createInterface } from "node:readline";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";

function compose(subgraphs) {
  try {
    const services = subgraphs.map(({ name, url, typeDefs }) => ({ name, url, typeDefs: parse(typeDefs) }));
    const { supergraphSdl, publicSdl, errors = [] } = composeServices(services);
    return {
      supergraph: errors.length ? undefined : supergraphSdl,
      client: errors.length ? undefined : publicSdl,
      errors: errors.map(({ message, extensions }) => ({ code: String(extensions?.code), message })),
    };
  } catch (error) {
    return { errors: [{ code: error.name === "GraphQLError" ? "INVALID_GRAPHQL" : "CRASHED", message: String(error.stack) }] };
  }
}

createInterface({ input: process.stdin }).on("line", (line) => console.log(JSON.stringify(compose(JSON.parse(line)))));
