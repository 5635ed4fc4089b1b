/// Image data sets whose input dimensions Figure 1(b) of [D] marks.
public enum DataSet: String, CaseIterable, Sendable, Hashable {
  /// 28 x 28 grey values.
  case mnist = "MNIST"
  /// 32 x 32 pixels of three colours.
  case cifar10 = "CIFAR-10"
  /// 224 x 224 pixels of three colours, as networks take it.
  case imageNet = "ImageNet"

  /// As it is called.
  public var name: String { rawValue }

  /// Numbers in one input, d.
  public var dimension: Int {
    switch self {
    case .mnist: 28 * 28
    case .cifar10: 32 * 32 * 3
    case .imageNet: 224 * 224 * 3
    }
  }
}
