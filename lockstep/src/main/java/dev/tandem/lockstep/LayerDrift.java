package dev.tandem.lockstep;

/**
 * How far one layer's numbers lie apart in a step, each as the largest difference over the tensor's
 * largest value; NaN where nothing was compared.
 *
 * @param output of the layer
 * @param outputGradient of the loss by that output
 * @param gradient of the loss by the layer's parameters; NaN where there are none
 * @param weight of the layer's parameters after the step; NaN where there are none
 */
public record LayerDrift(double output, double outputGradient, double gradient, double weight) {}
