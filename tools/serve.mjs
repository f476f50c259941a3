// `node serve.mjs FOLDER PORT [BESIDE…]`: the folder on 127.0.0.1, for looking at and for tests. Folders
// beside it are served under their own names.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = new Map(Object.entries({
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
}));

/**
 * A server of `folder`, listening; port 0 takes any that is free.
 * @param {string} folder
 * @param {number} port
 * @param {string[]} [beside] Folders that are served under their own names.
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export function serve(folder, port, beside = []) {
  const roots = [...beside.map((path) => ({ at: `/${basename(path)}/`, root: resolve(path) })), { at: "/", root: resolve(folder) }];
  const server = createServer((request, response) => answer(roots, request, response));
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      done({ url: `http://127.0.0.1:${port}/`, close: () => server.close() });
    });
  });
}

/**
 * @param {{ at: string, root: string }[]} roots Folders by the beginning of the address.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function answer(roots, request, response) {
  const file = await find(roots, new URL(request.url ?? "/", "http://localhost").pathname);
  if (!file || !["GET", "HEAD"].includes(request.method ?? "")) {
    response.writeHead(file ? 405 : 404, { "content-type": "text/plain" }).end(file ? "GET only\n" : "not found\n");
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES.get(extname(file)) ?? "application/octet-stream",
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}

/**
 * The file at a path of the address, if it lies in the folder that this begins with.
 * @param {{ at: string, root: string }[]} roots
 * @param {string} pathname
 */
async function find(roots, pathname) {
  try {
    const { at, root } = roots.find(({ at }) => pathname.startsWith(at));
    const path = join(root, decodeURIComponent(pathname.slice(at.length)));
    if (path !== root && !path.startsWith(root + sep)) return null;
    const file = (await stat(path)).isDirectory() ? join(path, "index.html") : path;
    return (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

/** @param {string} folder @param {number} port @param {string[]} beside */
async function main(folder, port, beside) {
  try {
    console.log(`Sorot is at ${(await serve(folder, port, beside)).url} (Ctrl+C ends it)`);
  } catch (error) {
    const taken = /** @type {NodeJS.ErrnoException} */ (error).code === "EADDRINUSE";
    console.error(taken ? `port ${port} is taken: choose another, as in: make demo PORT=8081` : String(error));
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2] ?? "www", Number(process.argv[3] ?? 8080), process.argv.slice(4));
