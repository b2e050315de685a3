/**
 * Specs as people write them: one mapping between specs and a tree of keys, for files, command
 * lines, overrides and the metadata of models.
 */
package dev.tandem.network.tree;
