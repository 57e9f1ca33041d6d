import { closeSync, fsyncSync, openSync, readFileSync } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/**
 * PGlite's file system for Node has no fsync operation, and its start parameters turn fsync off: what it acknowledges
 * is gone with the power. This gives it the operation, for files and for the folders that name them.
 *
 * After a crash PostgreSQL syncs each of its thousand files, twice and one after the other, before it starts: 4 s on a
 * quiet machine, half a minute on a busy one. So everything is synced here first, side by side, and from then on only
 * files that were written to since their last sync.
 */
export async function syncedFolder(folder: string): Promise<NodeFS> {
  if (!wasClosedWell(folder)) await syncAll(folder);
  const files = new NodeFS(folder);
  const init = files.init.bind(files);
  files.init = async (engine, options) => {
    const started = await init(engine, options);
    const { preRun = [] } = started.emscriptenOpts;
    started.emscriptenOpts.preRun = [...preRun, (module) => addSync(module.NODEFS)];
    return started;
  };
  return files;
}

/** Brings everything in a folder to the disk, whoever wrote it. */
export async function syncAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = [folder, ...entries.map((entry) => join(entry.parentPath, entry.name))];
  let next = 0;
  const syncSome = async () => {
    while (next < paths.length) {
      const path = paths[next++];
      // What a crash left half removed, or Windows does not let us open, cannot be synced and need not be
      const file = path === undefined ? undefined : await open(path, "r").catch(() => undefined);
      await file?.sync().finally(() => file.close());
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, syncSome));
}

const sideBySide = 16;

/** Whether the engine said at its last end that all of it is on disk: the state in the database's control file is 1. */
function wasClosedWell(folder: string): boolean {
  try {
    return readFileSync(join(folder, "global/pg_control")).readUInt32LE(stateAt) === shutDown;
  } catch {
    return false;
  }
}

// Behind the number of the system (8 bytes) and the versions of the file and of the catalogue (4 each)
const stateAt = 16;
const shutDown = 1;

/** One file or folder as the engine's file system knows it. */
type FileNode = object;

interface FileStream {
  /** Absent for a folder. */
  readonly nfd?: number;
  readonly node: FileNode;
  readonly flags: number;
}

/** The operations of the engine's file system, as far as they are changed here. */
interface FileSystem {
  realPath(node: FileNode): string;
  readonly node_ops: {
    mknod(...args: readonly unknown[]): FileNode;
    setattr(node: FileNode, ...args: readonly unknown[]): void;
  };
  readonly stream_ops: {
    open(stream: FileStream): void;
    write(stream: FileStream, ...args: readonly unknown[]): number;
    setattr(stream: FileStream, ...args: readonly unknown[]): void;
    fsync?(stream: FileStream): number;
  };
}

function addSync(files: FileSystem): void {
  const { node_ops: nodes, stream_ops: streams } = files;
  const unsynced = new WeakSet<FileNode>();
  const { mknod, setattr: setNode } = nodes;
  const { open: openStream, write, setattr: setStream } = streams;
  nodes.mknod = (...args) => {
    const node = mknod(...args);
    unsynced.add(node);
    return node;
  };
  nodes.setattr = (node, ...args) => {
    unsynced.add(node);
    setNode(node, ...args);
  };
  streams.setattr = (stream, ...args) => {
    unsynced.add(stream.node);
    setStream(stream, ...args);
  };
  streams.open = (stream) => {
    if ((stream.flags & truncates) !== 0) unsynced.add(stream.node);
    openStream(stream);
  };
  streams.write = (stream, ...args) => {
    unsynced.add(stream.node);
    return write(stream, ...args);
  };
  streams.fsync = ({ nfd, node }) => {
    if (nfd === undefined) return syncFolder(files.realPath(node));
    if (!unsynced.has(node)) return 0;
    const outcome = syncFile(nfd);
    if (outcome === 0) unsynced.delete(node);
    return outcome;
  };
}

/** The engine's flag for a file that is emptied when it is opened (O_TRUNC). */
const truncates = 0o1000;

function syncFile(descriptor: number): number {
  try {
    fsyncSync(descriptor);
    return 0;
  } catch {
    return errorNumber.inputOutput;
  }
}

/** PostgreSQL goes on where folders cannot be synced (Windows), and stops for a disk that fails. */
function syncFolder(path: string): number {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    return syncFile(descriptor);
  } catch {
    return errorNumber.notSupportedHere;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** As WASI numbers them: EIO and EINVAL. */
const errorNumber = { inputOutput: 29, notSupportedHere: 28 } as const;
