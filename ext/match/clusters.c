/*
 * clusters.c - connected components of a graph of pairs
 */
#include "match/clusters.h"

enum status clusters_add(struct clusters *clusters, size_t member) {
    while (clusters->nodes.count <= member) {
        size_t number = clusters->nodes.count;
        struct cluster_node *node = VECTOR_ADD(&clusters->nodes);
        if (!node) return STATUS_NOMEM;
        *node = (struct cluster_node){number, 1};
    }
    return STATUS_OK;
}

size_t clusters_root(struct clusters *clusters, size_t member) {
    struct cluster_node *nodes = clusters->nodes.items;
    while (nodes[member].parent != member) member = nodes[member].parent = nodes[nodes[member].parent].parent;
    return member;
}

void clusters_join(struct clusters *clusters, size_t a, size_t b) {
    struct cluster_node *nodes = clusters->nodes.items;
    size_t small = clusters_root(clusters, a), large = clusters_root(clusters, b);
    if (small == large) return;
    if (nodes[small].size > nodes[large].size) {
        size_t swapped = small;
        small = large;
        large = swapped;
    }
    nodes[small].parent = large;
    nodes[large].size += nodes[small].size;
}

void clusters_release(struct clusters *clusters) {
    VECTOR_RELEASE(&clusters->nodes);
}
