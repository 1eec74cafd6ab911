import FoundationEssentials

/// The files that torture starts with: in folders of up to 100, a fifth of them with a companion.
struct TortureTree {
  /// The path of each.
  private(set) var recordings: [UUID: String] = [:]
  /// Those that have one.
  private(set) var companions: Set<UUID> = []

  init(files: Int, on disk: any Disk) {
    for number in 0..<files {
      let id = Self.id(number)
      let stem = "folder \(number / 100)/track \(number % 100)"
      disk.write(stem + ".mp3", RandomBatch.contents(of: id))
      recordings[id] = "\(disk.root)/\(stem).mp3"
      guard number % 5 == 0 else { continue }
      companions.insert(id)
      disk.write(stem + ".lrc", Self.words(of: id))
    }
  }

  /// The same in each run, so that a seed means the same batches.
  private static func id(_ number: Int) -> UUID {
    let (high, low) = (UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF))
    return UUID(uuid: (0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, UInt8(number >> 16 & 0xFF), high, low))
  }

  /// What the companion of a recording holds.
  static func words(of recording: UUID) -> String { "words of \(recording.uuidString)" }
}
