/** What a network costs, from its shapes alone: numbers to keep and arithmetic to do. */
package dev.tandem.workbench.observed.cost;
