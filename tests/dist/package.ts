// What the types of the npm package must take, and what they must not.
import { getLoadablePath, load } from "newsprint";

const path: string = getLoadablePath();
load({ loadExtension: (file: string) => file === path });
// @ts-expect-error a database that loads nothing
load({ exec: () => 0 });
