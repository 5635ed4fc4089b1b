// QuantizedReLU
