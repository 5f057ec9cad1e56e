<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Yomichizu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A long Japanese article, and beside it the map of who and what is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is done on this computer; nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with Qt for Python, fugashi and UniDic, NetworkX, NumPy and PyQtGraph. Sources and licences of models and word lists stand beside them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Open an article first</source>
        <extracomment>Why an action cannot be used, said in its tool tip.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no map yet; open an article and wait for its map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a passage in the text first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no heading above this place of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an item first, on the map or in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an item or a relation first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a relation on the map first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is open that could be read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no earlier place to go back to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no later place to go forward to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a Japanese text file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the file again from disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the article; the window stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the map as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last correction of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the correction again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find in the text…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find words in the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;item on the map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an actor, theme or date by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;ject relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected relation out of the map; it can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected item out of the map; it can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go of what is selected and show the whole map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the article&apos;s text larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the article&apos;s text smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the article&apos;s text its usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;rif letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the article in Mincho</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ans-serif letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the article in Gothic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark &amp;all items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underline every actor, theme and date in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark &amp;selected items only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underline only what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark &amp;nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as the desktop says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark ink on light paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light ink on dark paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop&apos;s language; takes effect when the program starts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English; takes effect when the program starts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japanese; takes effect when the program starts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the map nearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the map away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whole text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map shows the whole text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected &amp;passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map shows what is in the selected passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Section under this heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map shows the section that is being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow my reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map shows what is on screen while you scroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Read so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map shows the text from its beginning to where you have read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lay out a part of the text anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map of a part of the text is laid out from the old positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Highlight a part of the text in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing moves; what is not in the part of the text steps back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To where you were before, in the text and on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To where you were before going back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the next place that names the selected item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the previous place that names the selected item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the sentences behind what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the text to the evidence, the map and the lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous pan&amp;e</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All shortcuts at one glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Yomichizu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, licence, and what the program is made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <extracomment>The menu bar: title and items. &quot;-&quot; is a line, &quot;@name&quot; a submenu.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <extracomment>Choices that stand in a submenu of their own: title and items.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Marks in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language / 言語</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticleMenu</name>
    <message>
        <source>Open link in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find this in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of this paragraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of this section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark all items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark selected items only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article</source>
        <extracomment>Span | None: the reader selected text, or let go of it node id, Span of the mention Span on screen, once scrolling rests passage id of a heading: show the map of its section which mention of the selected nodes is current (from 1), how many pixels MarkMode chosen in the menu; applied at once as well</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a text to read it here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text files (*.txt *.md *.text);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes when the program starts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit it and open it again; window and recent files are remembered.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Index</source>
        <extracomment>Name, title, shortcut; in the order of their tabs.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>says {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rule {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidence {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said in the selected passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter: show in the text&#x3000;Del: reject&#x3000;Ctrl+C: copy as a quotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter: show in the text&#x3000;Ctrl+C: copy as a quotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sentence names all of these together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No relation was found in the selected passage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an item or a relation to see the sentences behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paragraph {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the text</source>
        <extracomment>words, whether other forms of a word count too 1 next, -1 previous</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find every form of a word: 減らす finds 減らし and 減った too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous hit (Shift+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next hit (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{current} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} hits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Fonts</name>
    <message>
        <source>No Japanese font is installed: the text will show as boxes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install one, for example the package fonts-noto-cjk, and start the program again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hover</name>
    <message>
        <source>{n} mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} relations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IndexModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paragraph of the first mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} mentions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} relations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IndexPanel</name>
    <message>
        <source>Filter by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the index by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index of actors, themes and dates</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Reading “{name}”</source>
        <extracomment>Which panes share which splitter, and in what proportion. once: the first picture of the window is on screen once: every pane is there</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found in this text that a map could show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be too short; the text itself can be read and searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No map could be made of “{name}”: something went wrong in the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text can still be read. Try again with Reload; if it happens again, report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the map of “{name}” was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text can still be read; Reload makes its map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only “{name}” is opened; one article is shown at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the others one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MentionBar</name>
    <message>
        <source>Previous mention (Shift+F4)</source>
        <extracomment>1 next, -1 previous</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next mention (F4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{current} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} mentions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been opened yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>“{name}” is not there any more or never was.</source>
        <extracomment>By kind of reading error: what is wrong, and what can be done. {name} is the file&apos;s name.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name and the folder: {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a text file inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to read “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or make a copy that you may read: {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be read ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it to another place and open the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file with an article.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not a text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the article as plain text (UTF-8) and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The characters of “{name}” cannot be decoded (first at byte {position}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as plain text in UTF-8 and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Japanese in “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an article in Japanese.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is too long: {characters} characters, at most {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it into several files and open them one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file</source>
        <extracomment>Steps of the extraction, as the progress bar names them.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading word by word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parsing sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telling who is who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding who does what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing up the items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing up the relations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weighing and grouping</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OccurrenceStrip</name>
    <message>
        <source>Occurrences along the text</source>
        <extracomment>rows at once</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select an item to see where in the text it is named</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Outline of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text has no headings.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressPane</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop making the map; the text stays open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScopeChip</name>
    <message>
        <source>Show the map of the whole text (Esc)</source>
        <extracomment>whether there is anything to say</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the map of the whole text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the whole text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scope}  nothing found here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scope}  {items}, {relations}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scopes</name>
    <message>
        <source>Section “{heading}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the selected passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Following my reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read so far</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Map of the selected passage</source>
        <extracomment>Document | None KnowledgeMap | None Selection, origin Scope Span, origin first visible code point</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject relation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject mention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide item</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+wheel on the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wheel on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back, forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mouse buttons 4, 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go of what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse, and others</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <extracomment>year, month, day; 0 where unknown</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No dates were found in this text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tool bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which part of the text the map shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A long Japanese article, and beside it the map of who and what is in it.</source>
        <extracomment>Path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a text file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop one anywhere in this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>facility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>government</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>law</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>framework</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Themes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asserted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>necessary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hoped for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questioned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>affirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who does what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what something is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>located in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>member of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>named together</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
