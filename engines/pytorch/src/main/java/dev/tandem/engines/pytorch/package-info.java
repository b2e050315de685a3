/**
 * Real PyTorch: LibTorch through the JavaCPP presets. Forward with torch's functions, backward with
 * its autograd, updates with the classes of torch::optim; what Tandem adds is the hand-over of rows
 * and dropout masks. Read {@code PyTorchSession} first, then {@code TorchNetwork}, {@code
 * TorchOptimizer} and {@code Native}; why it is done this way stands in docs/decisions/0003.
 */
package dev.tandem.engines.pytorch;
