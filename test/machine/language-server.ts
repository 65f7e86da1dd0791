/** A client of yaml-language-server, the program by which editors complete and judge YAML. */
import { spawn } from 'node:child_process';

const SERVER = 'validators/node_modules/yaml-language-server/bin/yaml-language-server';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly items?: readonly unknown[];
    readonly diagnostics?: readonly Finding[];
  };
  readonly result?: unknown;
}

/** What the server objects to. */
export interface Finding {
  readonly message: string;
}

export interface LanguageServer {
  /** Opens a document and waits for what is found in it. */
  readonly judge: (text: string) => Promise<readonly string[]>;
  /** The words that are proposed where `|` stands. */
  readonly complete: (text: string) => Promise<readonly string[]>;
  readonly stop: () => void;
}

/** Starts the server on a folder: documents are as if they stood in it. */
export async function languageServer(folder: string): Promise<LanguageServer> {
  const server = spawn('node', [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = new Map<number, (result: unknown) => void>();
  const judgements = new Map<string, (found: readonly Finding[]) => void>();
  let last = 0;
  let documents = 0;
  let bytes = Buffer.alloc(0);

  const send = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const ask = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      answers.set(++last, resolve);
      send({ id: last, method, params });
    });
  const receive = ({ id, method, params, result }: Message): void => {
    if (method === 'textDocument/publishDiagnostics')
      judgements.get(params?.uri ?? '')?.(params?.diagnostics ?? []);
    else if (id !== undefined && method !== undefined)
      send({ id, result: params?.items?.map(() => ({})) ?? null });
    else if (id !== undefined) answers.get(id)?.(result);
  };
  server.stdout.on('data', (piece: Buffer) => {
    bytes = Buffer.concat([bytes, piece]);
    for (;;) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/iu.exec(bytes.subarray(0, end).toString())?.[1]);
      if (bytes.length < end + 4 + length) return;
      const message = JSON.parse(bytes.subarray(end + 4, end + 4 + length).toString());
      bytes = bytes.subarray(end + 4 + length);
      receive(message);
    }
  });

  const open = (text: string) => {
    const uri = `file://${folder}/convention-${++documents}.yaml`;
    const judged = new Promise<readonly Finding[]>((resolve) => judgements.set(uri, resolve));
    send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    });
    return { uri, judged };
  };

  await ask('initialize', {
    processId: process.pid,
    rootUri: `file://${folder}`,
    capabilities: { textDocument: { publishDiagnostics: {}, completion: {} } },
  });
  send({ method: 'initialized', params: {} });
  return {
    async judge(text) {
      return (await open(text).judged).map(({ message }) => message);
    },
    async complete(text) {
      const before = text.slice(0, text.indexOf('|')).split('\n');
      const { uri, judged } = open(text.replace('|', ''));
      await judged;
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const found = (await ask('textDocument/completion', { textDocument: { uri }, position })) as {
        readonly items: readonly { readonly label: string }[];
      };
      return found.items.map(({ label }) => label);
    },
    stop: () => void server.kill(),
  };
}
