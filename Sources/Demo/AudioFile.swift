/// A small silent audio file with a track's tags, whole, in the format that the file's name says.
enum AudioFile {
  /// The formats of the demo's library, by the extension of the name.
  enum Kind: String {
    case mp3, aiff, wav, flac

    /// What rekordbox calls it.
    var rekordbox: String { "\(rawValue.uppercased()) File" }
  }

  /// Nil for an extension that the demo's library does not have.
  static func kind(of track: DemoTrack) -> Kind? {
    track.file.split(separator: ".").last.flatMap { Kind(rawValue: $0.lowercased()) }
  }

  static func bytes(of track: DemoTrack, as kind: Kind) -> [UInt8] {
    let audio = SilentAudio(id: track.id)
    switch kind {
    case .mp3: return ID3Tag(track: track).bytes + mp3Frames(audio)
    case .aiff: return aiff(audio, tag: ID3Tag(track: track).bytes)
    case .wav: return wav(audio, tag: ID3Tag(track: track).bytes)
    case .flac: return FLACFile(track: track, audio: audio).bytes
    }
  }

  /// MPEG-1 layer III, 32 kbit/s, 44.1 kHz, mono: frames of 104 bytes. Header and side information of nothing but
  /// zeros, which is silence; the rest is ancillary data, which no decoder plays, and spells the number.
  private static func mp3Frames(_ audio: SilentAudio) -> [UInt8] {
    let header: [UInt8] = [0xFF, 0xFB, 0x10, 0xC0]
    let sideInformation = [UInt8](repeating: 0, count: 17)
    let number = Array("tracktion demo \(audio.id)".utf8)
    let rest = [UInt8](repeating: 0, count: 104 - header.count - sideInformation.count - number.count)
    return Array(repeatElement(header + sideInformation + number + rest, count: 20).joined())
  }

  /// AIFF: COMM, SSND, and the tag in a chunk `ID3 `.
  private static func aiff(_ audio: SilentAudio, tag: [UInt8]) -> [UInt8] {
    // The sample rate as an 80-bit float: 44,100 = 0xAC44, its highest bit at 2^15.
    let rate: [UInt8] = [0x40, 0x0E, 0xAC, 0x44, 0, 0, 0, 0, 0, 0]
    let common =
      Bytes.bigEndian(UInt16(1)) + Bytes.bigEndian(UInt32(SilentAudio.sampleCount)) + Bytes.bigEndian(UInt16(16)) + rate
    let sound = [UInt8](repeating: 0, count: 8) + audio.bigEndian
    let chunks = [("COMM", common), ("SSND", sound), ("ID3 ", tag)].flatMap { chunk($0, $1, Bytes.bigEndian) }
    return chunk("FORM", Array("AIFF".utf8) + chunks, Bytes.bigEndian)
  }

  /// RIFF WAVE: `fmt `, `data`, and the tag in a chunk `id3 `.
  private static func wav(_ audio: SilentAudio, tag: [UInt8]) -> [UInt8] {
    let rate = UInt32(SilentAudio.sampleRate)
    let format =
      Bytes.littleEndian(UInt16(1)) + Bytes.littleEndian(UInt16(1)) + Bytes.littleEndian(rate)
      + Bytes.littleEndian(rate * 2) + Bytes.littleEndian(UInt16(2)) + Bytes.littleEndian(UInt16(16))
    let chunks = [("fmt ", format), ("data", audio.littleEndian), ("id3 ", tag)].flatMap {
      chunk($0, $1, Bytes.littleEndian)
    }
    return chunk("RIFF", Array("WAVE".utf8) + chunks, Bytes.littleEndian)
  }

  /// A chunk of odd length is followed by a byte that its length does not count.
  private static func chunk(_ name: String, _ body: [UInt8], _ length: (UInt32) -> [UInt8]) -> [UInt8] {
    Array(name.utf8) + length(UInt32(body.count)) + body + (body.count % 2 == 0 ? [] : [0])
  }
}
