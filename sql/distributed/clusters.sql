-- `pairs` of all shards and `labels`: the clusters, as clusters() makes them of the pairs of one file. All pairs of a cluster
-- have one label, so machines may share the labels out, each with a `pairs` of its own.

CREATE TABLE clusters AS SELECT * FROM clusters('pairs');
