package dev.tandem.workbench.observed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What the numbers of traces say about how a session computes.
 *
 * @param network its layers, held against their formulas
 * @param loss its value and gradient, held against its formula
 * @param optimizer its updates, and what was done to gradients before, held against their formulas
 * @param masks of dropout
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Conventions(Finding network, Finding loss, Finding optimizer, Finding masks) {}
