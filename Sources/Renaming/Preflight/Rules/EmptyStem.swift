/// `empty-stem`: nothing stands before the extension ("all renamed to .mp3").
enum EmptyStem: Rule {
  static let id = "empty-stem"
  static let concernsReversals = false

  static func examine(_ subject: Subject) -> Concern? {
    let name = subject.request.to
    let blank = name.stem.allSatisfy { $0 == UInt8(ascii: " ") }
    // `.mp3` itself has no extension by the rules of names; what it means here is a lost stem.
    let isBareExtension =
      name.bytes.first == UInt8(ascii: ".") && !name.bytes.dropFirst().contains(UInt8(ascii: "."))
      && name.bytes.dropFirst().elementsEqual(subject.request.from.pathExtension)
    return blank || isBareExtension
      ? Concern("nothing stands before the extension", advice: "edit the name, or fill in artist and title") : nil
  }
}
