/// First in, first out, without moving what is left.
struct Fifo<Element> {
  private var elements: [Element] = []
  private var start = 0

  var count: Int { elements.count - start }
  var isEmpty: Bool { count == 0 }
  var first: Element? { start < elements.count ? elements[start] : nil }

  mutating func append(_ element: Element) { elements.append(element) }

  mutating func popFirst() -> Element? {
    guard start < elements.count else { return nil }
    let element = elements[start]
    start += 1
    if start == elements.count {
      removeAll()
    } else if start >= 64, start * 2 >= elements.count {
      elements.removeFirst(start)
      start = 0
    }
    return element
  }

  mutating func removeAll() {
    elements.removeAll(keepingCapacity: elements.capacity < 1_024)
    start = 0
  }

  func contains(where matches: (Element) -> Bool) -> Bool { elements[start...].contains(where: matches) }

  /// Takes everything out, in order.
  mutating func takeAll() -> [Element] {
    defer { removeAll() }
    return Array(elements[start...])
  }

  /// Takes out the first that matches, wherever it stands.
  mutating func remove(where matches: (Element) -> Bool) -> Element? {
    guard let index = elements[start...].firstIndex(where: matches) else { return nil }
    return elements.remove(at: index)
  }
}

extension Fifo: Sendable where Element: Sendable {}
