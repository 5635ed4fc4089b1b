#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// What the machine has.
enum Memory {
  /// Physical memory in bytes.
  static let bytes = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
}
