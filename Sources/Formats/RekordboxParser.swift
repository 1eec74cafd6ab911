import Foundation
import FoundationXML
import Records

/// One pass over a rekordbox XML.
///
/// The parser recovers from errors and may say that a file which is cut off was read well: a file is good only if the
/// end tag of the root was seen and no error was reported.
final class RekordboxParser: NSObject, XMLParserDelegate {
  private static let depthLimit = 200

  private let path: String
  private let stream: LibraryFileStream
  private let deliver: ([LibraryItem]) -> Bool
  private var batch: [LibraryItem] = []
  /// A start tag that is cut off is reported with the attributes it has, and the error after it: what a tag says counts
  /// when the next one is there.
  private var unconfirmed: LibraryItem?
  private var elements: [String] = []
  private var sawEnd = false
  private var isUnwanted = false
  private var failure: LibraryFileError?
  private var playlists = RekordboxPlaylists()

  init(_ path: String, _ stream: LibraryFileStream, _ deliver: @escaping ([LibraryItem]) -> Bool) {
    self.path = path
    self.stream = stream
    self.deliver = deliver
  }

  func parse() throws {
    let parser = XMLParser(stream: stream)
    parser.shouldResolveExternalEntities = false
    parser.delegate = self
    let went = parser.parse()
    flush()
    if isUnwanted { return }
    if let failure = failure ?? streamFailure(parser) { throw failure }
    guard sawEnd, went else { throw LibraryFileError(path: path, kind: .cutOff, line: parser.lineNumber) }
  }

  private func streamFailure(_ parser: XMLParser) -> LibraryFileError? {
    if stream.isElementTooLong {
      return LibraryFileError(
        path: path, kind: .elementTooLong(limit: LibraryFileStream.elementLimit), line: parser.lineNumber)
    }
    return stream.readError.map { LibraryFileError(path: path, kind: .unreadable($0)) }
  }

  // MARK: What the parser reports

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    guard failure == nil, !isUnwanted else { return }
    confirm()
    elements.append(name)
    if elements.count > Self.depthLimit { return fail(parser, .tooDeep(limit: Self.depthLimit)) }
    switch (name, elements.dropLast().last) {
    case ("TRACK", "COLLECTION"): unconfirmed = RekordboxTrack.item(attributes)
    case ("NODE", _) where elements.contains("PLAYLISTS"): playlists.begin(attributes)
    case ("TRACK", "NODE"): playlists.add(attributes)
    default: break
    }
    if isUnwanted { parser.abortParsing() }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    guard failure == nil, !isUnwanted, !elements.isEmpty else { return }
    confirm()
    elements.removeLast()
    if elements.isEmpty { sawEnd = true }
    if name == "NODE", let item = playlists.end() { emit(item) }
    if isUnwanted { parser.abortParsing() }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    guard failure == nil, !isUnwanted, !stream.isElementTooLong else { return }
    failure = LibraryFileError(path: path, kind: kind(of: error), line: parser.lineNumber)
  }

  func parser(_ parser: XMLParser, foundInternalEntityDeclarationWithName name: String, value: String?) {
    fail(parser, .documentType)
  }

  func parser(
    _ parser: XMLParser, foundExternalEntityDeclarationWithName name: String, publicID: String?, systemID: String?
  ) {
    fail(parser, .documentType)
  }

  private func kind(of error: any Error) -> LibraryFileError.Kind {
    // What only turns out when there is no more to read is an end that is missing.
    stream.isAtEnd ? .cutOff : .malformed("parser error \((error as NSError).code)")
  }

  private func fail(_ parser: XMLParser, _ kind: LibraryFileError.Kind) {
    if failure == nil { failure = LibraryFileError(path: path, kind: kind, line: parser.lineNumber) }
    parser.abortParsing()
  }

  // MARK: Handing over

  private func confirm() {
    if let item = unconfirmed { emit(item) }
    unconfirmed = nil
  }

  private func emit(_ item: LibraryItem) {
    batch.append(item)
    if batch.count >= LibraryItems.batchSize { flush() }
  }

  private func flush() {
    guard !batch.isEmpty, !isUnwanted else { return }
    isUnwanted = !deliver(batch)
    batch = []
  }
}
