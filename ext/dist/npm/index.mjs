import newsprint from "./index.cjs";

export const { getLoadablePath, load } = newsprint;
