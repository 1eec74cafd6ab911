/// Reads the tags of the demo's four formats back, strictly: every length must fit, and the file must end where they say.
enum TagReader {
  private static let frames = [
    "TIT2": "title", "TPE1": "artist", "TALB": "album", "TCON": "genre", "TBPM": "bpm", "TKEY": "key",
  ]
  private static let comments = [
    "TITLE": "title", "ARTIST": "artist", "ALBUM": "album", "GENRE": "genre", "BPM": "bpm", "INITIALKEY": "key",
  ]

  static func tags(of file: [UInt8]) -> [String: String]? {
    switch String(decoding: file.prefix(4), as: UTF8.self) {
    case "FORM": chunks(file, littleEndian: false)?["ID3 "].flatMap { id3($0)?.tags }
    case "RIFF": chunks(file, littleEndian: true)?["id3 "].flatMap { id3($0)?.tags }
    case "fLaC": flac(file)
    default: mp3(file)
    }
  }

  private static func mp3(_ file: [UInt8]) -> [String: String]? {
    guard let tag = id3(file) else { return nil }
    let audio = file.dropFirst(tag.length)
    let frames = stride(from: audio.startIndex, to: audio.endIndex, by: 104)
    return audio.count % 104 == 0 && frames.allSatisfy { audio[$0...].starts(with: [0xFF, 0xFB]) } ? tag.tags : nil
  }

  private static func chunks(_ file: [UInt8], littleEndian: Bool) -> [String: [UInt8]]? {
    let number = { (bytes: ArraySlice<UInt8>) in
      (littleEndian ? bytes.reversed() : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard number(file[4..<8]) == file.count - 8 else { return nil }
    var found: [String: [UInt8]] = [:]
    var at = 12
    while at + 8 <= file.count {
      let length = number(file[at + 4..<at + 8])
      guard at + 8 + length <= file.count else { return nil }
      found[String(decoding: file[at..<at + 4], as: UTF8.self)] = Array(file[at + 8..<at + 8 + length])
      at += 8 + length + length % 2
    }
    return at == file.count ? found : nil
  }

  private static func id3(_ bytes: [UInt8]) -> (tags: [String: String], length: Int)? {
    guard bytes.starts(with: Array("ID3".utf8) + [4, 0, 0]) else { return nil }
    let synchsafe = { (part: ArraySlice<UInt8>) in part.reduce(0) { $0 << 7 | Int($1) } }
    let end = 10 + synchsafe(bytes[6..<10])
    var tags: [String: String] = [:]
    var at = 10
    while at < end {
      guard at + 10 <= end else { return nil }
      let length = synchsafe(bytes[at + 4..<at + 8])
      guard at + 10 + length <= end else { return nil }
      if let name = frames[String(decoding: bytes[at..<at + 4], as: UTF8.self)], bytes[at + 10] == 3 {
        tags[name] = String(decoding: bytes[at + 11..<at + 10 + length], as: UTF8.self)
      }
      at += 10 + length
    }
    return (tags, end)
  }

  private static func flac(_ file: [UInt8]) -> [String: String]? {
    var at = 4
    var tags: [String: String]?
    while at + 4 <= file.count {
      let length = file[at + 1..<at + 4].reduce(0) { $0 << 8 | Int($1) }
      if file[at] & 0x7F == 4 { tags = vorbis(Array(file[at + 4..<at + 4 + length])) }
      let last = file[at] & 0x80 != 0
      at += 4 + length
      if last { break }
    }
    return file[at...].starts(with: [0xFF, 0xF8]) ? tags : nil
  }

  private static func vorbis(_ block: [UInt8]) -> [String: String]? {
    let number = { (at: Int) in block[at..<at + 4].reversed().reduce(0) { $0 << 8 | Int($1) } }
    var at = 4 + number(0)
    let count = number(at)
    at += 4
    var tags: [String: String] = [:]
    for _ in 0..<count {
      let end = at + 4 + number(at)
      let field = String(decoding: block[at + 4..<end], as: UTF8.self).split(separator: "=", maxSplits: 1)
      if field.count == 2, let name = comments[String(field[0])] { tags[name] = String(field[1]) }
      at = end
    }
    return at == block.count ? tags : nil
  }
}
