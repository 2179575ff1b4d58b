// The official TypeScript client, driven line by line: {"list":true} or {"name":…,"arguments":…} in, one answer out.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

// NODE_PATH is honoured by require and not by import.
const require = createRequire(import.meta.url);
const { Client } = require("@modelcontextprotocol/sdk/client/index.js");
const { StdioClientTransport } = require("@modelcontextprotocol/sdk/client/stdio.js");
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const [command, ...args] = process.argv.slice(2);
const transport = new StdioClientTransport({ command, args, env: process.env, stderr: "inherit" });
const client = new Client({ name: "hosts-tests", version: "1.0.0" });
await client.connect(transport);

async function list() {
    const { tools } = await client.listTools();
    const ajv = addFormats(new Ajv({ strict: true, allowUnionTypes: true }));
    for (const tool of tools) {
        ajv.compile(tool.inputSchema);
        ajv.compile(tool.outputSchema);
    }
    return tools;
}

for await (const line of createInterface({ input: process.stdin })) {
    let answer;
    try {
        const request = JSON.parse(line);
        answer = request.list ? await list() : await client.callTool(request, undefined, { timeout: 30_000 });
    } catch (error) {
        answer = { error: String(error) };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
}

await client.close();
