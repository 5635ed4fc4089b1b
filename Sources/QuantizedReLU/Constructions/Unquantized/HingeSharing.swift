/// Whether factors of the unquantized baseline that stand side by side read the same hinges.
public enum HingeSharing: String, CaseIterable, Sendable, Hashable {
  /// Every psi_m has four hinges of its own and every v three: 13 (N+1) weights for d = n = 1, the
  /// baseline of theory section 7.
  case separate
  /// Neighbouring m share hinges, as in the quantized structure: 9 N + 13 weights for d = n = 1,
  /// and nothing but quantization between the two.
  case shared
}
