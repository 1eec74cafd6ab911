import FoundationEssentials
import Testing

@testable import Screen

@Suite struct MarkSetTests {
  /// `count` ids in PostgreSQL's order.
  private func ids(_ count: Int) -> [UUID] { (0..<count).map { _ in UUID() }.sorted() }

  private func written(_ ids: [UUID]) throws -> SortedIDs {
    let writer = SortedIDs.Writer()
    for id in ids { try writer.add(id) }
    return try writer.finish()
  }

  @Test(
    "Ids that were written are there, all and no others, in memory or in the file",
    arguments: [0, 1, 255, 256, 257, 511, 512, 513, 10_000])
  func written(count: Int) throws {
    let ids = ids(count)
    let written = try written(ids)
    #expect(written.count == count)
    #expect(try written.ids() == ids)
    #expect(ids.allSatisfy(written.contains))
    #expect(!self.ids(1_000).contains(where: written.contains))
  }

  @Test("Of many ids memory holds one in 256, and of their file no name stays")
  func memory() throws {
    let before = try names()
    let written = try written(ids(100_000))
    #expect(written.idsInMemory == (100_000 + 255) / 256)
    #expect(try names().subtracting(before).isEmpty)
  }

  /// Files of marks that have a name. Another program's may come and go meanwhile: those of this process only.
  private func names() throws -> Set<String> {
    Set(
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0)
      }.filter { $0.contains("/tracktion-") && !$0.hasSuffix("(deleted)") })
  }

  @Test("Marks are what was marked at once, with and without single ones")
  func changes() throws {
    let block = ids(1_000)
    let single = UUID()
    var marks = MarkSet([single, block[3]])
    marks.insertAll(try written(block))
    #expect(marks.count == 1_001 && marks.contains(single))
    marks.toggle(block[500])
    marks.remove(single)
    marks.remove(UUID())
    #expect(marks.count == 999 && !marks.contains(block[500]) && !marks.contains(single))
    #expect(try marks.ids() == block.filter { $0 != block[500] })
    marks.insert(block[500])
    marks.insert(block[501])
    #expect(try marks.ids() == block)
    marks.removeAll()
    #expect(marks.isEmpty && !marks.contains(block[0]))
  }
}
