/// One of the things that stand side by side in a `Comparison`.
public struct ComparisonRow: Sendable {
  /// What it is.
  public let subject: Subject
  /// What is known of it, or why it does not exist here.
  public let content: Content

  /// What a row can be about.
  public enum Subject: Sendable, Hashable {
    /// A quantized network.
    case network(Structure, ParameterChoice)
    /// The network with real weights.
    case unquantized
    /// What any network of the class needs.
    case entropy
  }

  /// What a row can say.
  public enum Content: Sendable {
    /// What the network has and reaches.
    case network(Network)
    /// What the network with real weights has and reaches.
    case unquantized(Unquantized)
    /// The bits that are needed, and those that suffice.
    case entropy(EntropyLimit)
    /// There is no such network for this setting.
    case impossible(SettingError)
    /// The entropy is known with its constant for d = n = 1 alone.
    case unknownEntropy(n: Int, d: Int)
  }

  /// A quantized network.
  public struct Network: Sendable {
    /// log2 of C: it serves every f with |f| and its derivatives at most C.
    public let scale: Int
    /// For every f with this C: the structure, or the envelope.
    public let structureCounts: NetworkCounts
    /// For this f.
    public let instance: InstanceCounts
    /// What it makes of this f.
    public let error: ReachedError
    /// Bits for every f over those that any network needs for the same C; nil where that is not known,
    /// and where epsilon is kept for fewer f.
    public let bitsOverEntropy: Double?
  }

  /// The network with real weights: the same for every f.
  public struct Unquantized: Sendable {
    /// What it has.
    public let counts: UnquantizedCounts
    /// What it makes of this f.
    public let error: ReachedError
    /// Its bits over those that any network needs for the same C; nil where that is not known.
    public let bitsOverEntropy: Double?
  }

  /// How near f' is to f.
  public struct ReachedError: Sendable {
    /// The largest one among sample points, or why there is none.
    public let sampled: Result<SampledError, EvaluationError>
    /// What is proven on the whole cube.
    public let proven: UpperBound
  }
}
