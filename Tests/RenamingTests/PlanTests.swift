import Testing

@testable import Renaming

struct PlanTests {
  private func hop(_ row: Int, _ from: String, _ to: String, unit: Int? = nil) -> Hop {
    Hop(
      row: row, unit: unit ?? row, folder: FileID(device: 1, inode: 1), from: FileName(from), to: FileName(to),
      file: FileID(device: 1, inode: UInt64(100 + row)))
  }

  @Test func `A chain is done from its free end`() {
    let plan = Plan([hop(0, "a", "b"), hop(1, "b", "c"), hop(2, "c", "d")])
    #expect(plan.blocks.map { $0.hops.map(\.row) } == [[2], [1], [0]])
  }

  @Test func `A circle is one part, in its own order`() {
    let plan = Plan([hop(0, "a", "b"), hop(1, "c", "a"), hop(2, "b", "c")])
    #expect(plan.blocks.count == 1)
    guard case .circle(let hops) = plan.blocks[0].parts[0] else { return #expect(Bool(false), "\(plan)") }
    for (hop, next) in zip(hops, hops.dropFirst() + hops.prefix(1)) { #expect(hop.to == next.from) }
  }

  @Test func `A swap that only a file system without case would see is parked`() {
    let plan = Plan([hop(0, "a", "B"), hop(1, "b", "A")])
    #expect(plan.blocks.count == 1)
    guard case .parked(let hops) = plan.blocks[0].parts[0] else { return #expect(Bool(false), "\(plan)") }
    #expect(hops.count == 2)
  }

  @Test func `A change of case alone is a part of its own`() {
    let plan = Plan([hop(0, "a", "A")])
    #expect(plan.blocks.map(\.parts) == [[.straight(hop(0, "a", "A"))]])
  }

  @Test func `A recording and its companions are one block, also where only the companions swap`() {
    let plan = Plan([
      hop(0, "a.mp3", "b.mp3", unit: 0), hop(1, "a.cue", "b.cue", unit: 0), hop(2, "b.flac", "a.flac", unit: 1),
      hop(3, "b.cue", "a.cue", unit: 1),
    ])
    #expect(plan.blocks.count == 1)
    #expect(plan.blocks[0].hops.count == 4)
  }

  @Test func `A chain of twenty thousand is planned without recursion`() {
    let plan = Plan((0..<20_000).map { hop($0, "t\($0)", "t\($0 + 1)") })
    #expect(plan.blocks.map { $0.hops[0].row } == (0..<20_000).reversed())
    #expect(plan.groups.allSatisfy { $0.flatMap(\.hops).count <= Plan.groupLimit })
    #expect(plan.groups.flatMap { $0 } == plan.blocks)
  }

  @Test func `Blocks are never split between groups`() {
    let circles = (0..<100).flatMap { circle in
      (0..<7).map { hop(circle * 7 + $0, "c\(circle)-\($0)", "c\(circle)-\(($0 + 1) % 7)") }
    }
    let groups = Plan(circles).groups
    #expect(groups.map { $0.flatMap(\.hops).count } == [245, 245, 210])
  }
}
