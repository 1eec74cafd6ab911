extension ScreenStory {
  /// Stories of a library with three recordings, of which two have names that could be better. Each leaves the library
  /// as it found it.
  public static let three: [ScreenStory] = [
    ScreenStory("what lies below follows the cursor")
      .see("1 of 3").select("Strobe").see("─ Strobe ─").press("j").select("Projection").see("─ Projection ─")
      .press("G").see("3 of 3").select("Opus").see("─ Opus ─").press("g").see("1 of 3"),

    ScreenStory("a filter narrows the list while one types; Enter keeps it, Esc clears it and stays on the row")
      .see("1 of 3").press("/").type("opus").see("/opus").see("1 of 1").press("Enter").see("── opus ─")
      .press("Esc").miss("── opus ─").see("3 of 3").select("Opus"),

    ScreenStory("a filter that cannot be read says where and why, and the old list stays")
      .see("1 of 3").press("/").type("opus").see("1 of 1").type(" \"").see("filter, at 6: the closing \" is missing")
      .select("Opus").press("Backspace").miss("the closing").press("Esc").see("3 of 3"),

    ScreenStory("an empty result says so, with the filter")
      .see("1 of 3").press("/").type("zzz").see("nothing matches zzz").see("Esc clears the filter.").press("Esc")
      .see("1 of 3"),

    ScreenStory("pasted text goes into a text field, elsewhere it is refused")
      .see("1 of 3").paste("q\ra").see("Pasted text is only taken in a text field").press("/").paste("op\rus")
      .see("/op us").press("Ctrl-U").type("opus").see("1 of 1").press("Esc").see("3 of 3"),

    ScreenStory("help can be searched")
      .see("1 of 3").press("?").see("Help: Recordings").type("take").see("takes back one's own last accept or reject")
      .miss("the full record").press("Esc").miss("Help:"),

    ScreenStory("the palette finds a command by some of its letters")
      .see("1 of 3").press(":").see("Commands").type("zom").press("Enter").miss("2 Metadata").see("1 Recordings")
      .press("z").see("2 Metadata"),

    ScreenStory("p leads to a recording's proposal; a renames, u takes it back")
      .see("1 of 3").press("p", "a").see("Renamed 1 file").see("✓").press("u").see("Took back 1 decision")
      .press("Esc").miss("of Strobe").see("2 pending").press("1").see("Enter record"),

    ScreenStory("u and Ctrl-R go back and forth")
      .see("1 of 3").press("4", "a").see("Renamed 1 file").press("u").see("Took back 1 decision").press("Ctrl-R")
      .see("Did again 1 decision").press("u").see("Took back 1 decision"),

    ScreenStory("r rejects, and f goes round the states")
      .see("1 of 3").press("4", "r").see("Rejected 1 proposal").press("f").see("No proposal is failed.").press("f")
      .see("No proposal is applied.").press("f").select("01-strobe_FINAL").press("u").see("Took back 1 decision")
      .press("f").see("in all").press("f").see("2 pending"),

    ScreenStory("marked rows are decided together, after one dialog, and taken back together")
      .see("1 of 3").press("4", "Space", "Space").see("2 marked").press("a").see("Renames 2 files, for example:")
      .press("Esc").miss("Renames 2").see("2 marked").press("a").see("Renames 2 files").press("Enter")
      .see("Renamed 2 files").press("u").see("Takes back 2 renames").press("Enter").see("Took back 2 decisions")
      .see("2 pending"),

    ScreenStory("A takes what is sure enough, V a range, * all that is shown")
      .see("1 of 3").press("4", "A").see("from a confidence of 0.80").press("Ctrl-U").type("abc").press("Enter")
      .see("a number from 0 to 1 is needed").press("Esc").miss("from a confidence").press("V", "j", "V")
      .see("2 marked").press("*").miss("2 marked").press("*").see("2 marked").press("*").miss("2 marked"),

    ScreenStory("e edits the new name, and findings show while one types")
      .see("1 of 3").press("4", "e").see("Edit the new name").see("ok: nothing stands in the way").type("/x")
      .miss("ok: nothing").press("Backspace", "Backspace").type(" (Club)").see("ok: nothing stands in the way")
      .press("Enter").see("→ deadmau5 - Strobe (Club).mp3").press("e", "Ctrl-W", "Backspace", "Enter")
      .see("→ deadmau5 - Strobe.mp3").miss("Club"),

    ScreenStory("what is typed ahead is done in its order: a new name, its accept, both taken back")
      .see("1 of 3").press("4", "e").type(" (Club)").press("Enter", "a", "u", "k", "e", "Ctrl-W", "Backspace", "Enter")
      .see("New name kept, still pending: deadmau5 - Strobe.mp3").see("→ deadmau5 - Strobe.mp3").miss("Club")
      .see("2 pending"),

    ScreenStory("two accepts and their undoing, from the history and by u, without looking")
      .see("1 of 3").press("4", "a", "a", "H", "j", "u", "q", "u").see("Took back 1 decision").see("2 pending"),

    ScreenStory("a right behind * means all that are marked")
      .see("1 of 3").press("4", "*", "a").see("Renames 2 files").press("Esc").miss("Renames 2 files")
      .press("*").see("Dropped 2 marks"),

    ScreenStory("details and the full record are read in sheets that q closes")
      .see("1 of 3").press("Enter").see("folder").press("q").miss("folder").press("4", "Enter").see("old name")
      .see("Metadata it was made from").press("q").miss("old name"),

    ScreenStory("sorting chooses a column, and once more turns it round")
      .see("artist ▲").press("s").see("Sort Recordings").press("j", "Enter").see("title ▲").press("s", "Enter")
      .see("title ▼").press("s", "k", "Enter").see("artist ▲"),

    ScreenStory("in a window too small nothing is lost")
      .see("1 of 3").press("j").see("2 of 3").resize(rows: 15, columns: 58)
      .see("tracktion needs 60×16, this is 58×15").resize(rows: 16, columns: 60).see("2 of 3").select("Projection")
      .resize(rows: 1, columns: 1).resize(rows: 34, columns: 120).see("2 of 3").see("3 Tracklists"),

    ScreenStory("panes in turn, by Tab, h and their numbers", rows: 34, columns: 120)
      .see("Enter record").press("Tab").see("a accept").press("l", "l").see("Enter tracks").press("5").see("] kind")
      .press("h", "h", "h", "h").see("Enter record"),

    ScreenStory("history lists one's batches, and u there takes one back")
      .see("1 of 3").press("4", "a").see("Renamed 1 file").press("H").see("History").see("renamed 1").press("u")
      .see("Took back 1 decision").press("Esc").miss("History").see("2 pending"),

    ScreenStory("three letters on a small window", rows: 16, columns: 60)
      .see("1 of 3").press("/").type("opus").see("1 of 1").press("Enter").see("── opus ─").press("Esc").see("3 of 3"),
  ]
}
