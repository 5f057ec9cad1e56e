<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Yomichizu</source>
        <translation>読み地図について</translation>
    </message>
    <message>
        <source>A long Japanese article, and beside it the map of who and what is in it.</source>
        <translation>長い日本語の記事と、そこに出てくる人・組織・主題の地図を並べて読みます。</translation>
    </message>
    <message>
        <source>Everything is done on this computer; nothing is sent anywhere.</source>
        <translation>すべてこのコンピューターの中で処理し、どこにも送信しません。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>MIT ライセンスの自由ソフトウェアです。</translation>
    </message>
    <message>
        <source>Made with Qt for Python, fugashi and UniDic, NetworkX, NumPy and PyQtGraph. Sources and licences of models and word lists stand beside them.</source>
        <translation>Qt for Python、fugashi と UniDic、NetworkX、NumPy、PyQtGraph を使っています。モデルと語彙表の出典とライセンスは、それぞれのファイルに添えてあります。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Open an article first</source>
        <extracomment>Why an action cannot be used, said in its tool tip.</extracomment>
        <translation>先に記事を開いてください</translation>
    </message>
    <message>
        <source>There is no map yet; open an article and wait for its map</source>
        <translation>まだ地図がありません。記事を開いて地図ができるのをお待ちください</translation>
    </message>
    <message>
        <source>Select a passage in the text first</source>
        <translation>先に本文の一部を選択してください</translation>
    </message>
    <message>
        <source>There is no heading above this place of the text</source>
        <translation>この位置より上に見出しがありません</translation>
    </message>
    <message>
        <source>Select an item first, on the map or in the text</source>
        <translation>先に地図か本文で項目を選択してください</translation>
    </message>
    <message>
        <source>Select two items first: click one, Ctrl+click the other</source>
        <translation>先に項目を二つ選んでください（一つをクリック、もう一つを Ctrl+クリック）</translation>
    </message>
    <message>
        <source>Every item that the filters leave is shown</source>
        <translation>絞り込みに残る項目は、すべて表示されています</translation>
    </message>
    <message>
        <source>Only a few items are shown</source>
        <translation>表示中の項目がわずかしかありません</translation>
    </message>
    <message>
        <source>The map&apos;s filters are as they were at first</source>
        <translation>地図の絞り込みは最初のままです</translation>
    </message>
    <message>
        <source>Nothing is pinned; drag an item on the map to pin it</source>
        <translation>固定された項目はありません。地図の項目をドラッグすると固定されます</translation>
    </message>
    <message>
        <source>Select an item or a relation first</source>
        <translation>先に項目か関係を選択してください</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>何も選択されていません</translation>
    </message>
    <message>
        <source>Select a relation on the map first</source>
        <translation>先に地図で関係を選択してください</translation>
    </message>
    <message>
        <source>No file is open that could be read again</source>
        <translation>読み直せるファイルが開かれていません</translation>
    </message>
    <message>
        <source>There is no earlier place to go back to</source>
        <translation>これより前の位置はありません</translation>
    </message>
    <message>
        <source>There is no later place to go forward to</source>
        <translation>これより先の位置はありません</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>元に戻す操作はありません</translation>
    </message>
    <message>
        <source>There is nothing to redo</source>
        <translation>やり直す操作はありません</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a Japanese text file</source>
        <translation>日本語のテキストファイルを開きます</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>再読み込み(&amp;R)</translation>
    </message>
    <message>
        <source>Read the file again from disk</source>
        <translation>ファイルをディスクから読み直します</translation>
    </message>
    <message>
        <source>&amp;Close article</source>
        <translation>記事を閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>Close the article; the window stays</source>
        <translation>記事を閉じます。ウィンドウは開いたままです</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>図を書き出す(&amp;E)…</translation>
    </message>
    <message>
        <source>Save the map as a picture</source>
        <translation>地図を画像として保存</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>ウィンドウを閉じます</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Take back the last correction of the map</source>
        <translation>地図に加えた最後の修正を取り消します</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>Make the correction again</source>
        <translation>取り消した修正をもう一度行います</translation>
    </message>
    <message>
        <source>&amp;Find in the text…</source>
        <translation>本文を検索(&amp;F)…</translation>
    </message>
    <message>
        <source>Find words in the article</source>
        <translation>記事の中の語を探します</translation>
    </message>
    <message>
        <source>Find &amp;item on the map…</source>
        <translation>地図の項目を検索(&amp;I)…</translation>
    </message>
    <message>
        <source>Find an actor, theme or date by its name</source>
        <translation>行為者・主題・日付を名前で探します</translation>
    </message>
    <message>
        <source>&amp;Select sentence</source>
        <translation>文を選択(&amp;S)</translation>
    </message>
    <message>
        <source>The sentence at the caret; again: its paragraph, its section, all</source>
        <translation>カーソルのある文。もう一度で段落、節、全文へ広がります</translation>
    </message>
    <message>
        <source>Re&amp;ject relation</source>
        <translation>関係を退ける(&amp;J)</translation>
    </message>
    <message>
        <source>Take the selected relation out of the map; it can be undone</source>
        <translation>選択した関係を地図から外します（元に戻せます）</translation>
    </message>
    <message>
        <source>&amp;Hide item</source>
        <translation>項目を外す(&amp;H)</translation>
    </message>
    <message>
        <source>Take the selected item out of the map; it can be undone</source>
        <translation>選択した項目を地図から外します（元に戻せます）</translation>
    </message>
    <message>
        <source>C&amp;lear selection</source>
        <translation>選択を解除(&amp;L)</translation>
    </message>
    <message>
        <source>Let go of what is selected and show the whole map</source>
        <translation>選択を解除して地図全体を表示します</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>文字を大きく(&amp;L)</translation>
    </message>
    <message>
        <source>Make the article&apos;s text larger</source>
        <translation>記事の文字を大きくします</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>文字を小さく(&amp;S)</translation>
    </message>
    <message>
        <source>Make the article&apos;s text smaller</source>
        <translation>記事の文字を小さくします</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>標準の大きさ(&amp;N)</translation>
    </message>
    <message>
        <source>Give the article&apos;s text its usual size</source>
        <translation>記事の文字を標準の大きさに戻します</translation>
    </message>
    <message>
        <source>Se&amp;rif letters</source>
        <translation>明朝体(&amp;R)</translation>
    </message>
    <message>
        <source>Set the article in Mincho</source>
        <translation>記事を明朝体で表示します</translation>
    </message>
    <message>
        <source>S&amp;ans-serif letters</source>
        <translation>ゴシック体(&amp;A)</translation>
    </message>
    <message>
        <source>Set the article in Gothic</source>
        <translation>記事をゴシック体で表示します</translation>
    </message>
    <message>
        <source>Mark &amp;all items</source>
        <translation>すべての項目に印を付ける(&amp;A)</translation>
    </message>
    <message>
        <source>Underline every actor, theme and date in the text</source>
        <translation>本文の行為者・主題・日付すべてに下線を引きます</translation>
    </message>
    <message>
        <source>Mark &amp;selected items only</source>
        <translation>選択した項目だけに印を付ける(&amp;S)</translation>
    </message>
    <message>
        <source>Underline only what is selected</source>
        <translation>選択したものだけに下線を引きます</translation>
    </message>
    <message>
        <source>Mark &amp;nothing</source>
        <translation>印を付けない(&amp;N)</translation>
    </message>
    <message>
        <source>Show the plain text</source>
        <translation>印のない本文を表示します</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>システムに合わせる(&amp;S)</translation>
    </message>
    <message>
        <source>Light or dark as the desktop says</source>
        <translation>デスクトップの設定に合わせて明暗を切り替えます</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>Dark ink on light paper</source>
        <translation>明るい紙に濃い文字</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>ダーク(&amp;D)</translation>
    </message>
    <message>
        <source>Light ink on dark paper</source>
        <translation>暗い紙に明るい文字</translation>
    </message>
    <message>
        <source>The desktop&apos;s language; takes effect when the program starts again</source>
        <translation>デスクトップの言語。次に起動したときから有効です</translation>
    </message>
    <message>
        <source>English; takes effect when the program starts again</source>
        <translation>英語。次に起動したときから有効です</translation>
    </message>
    <message>
        <source>Japanese; takes effect when the program starts again</source>
        <translation>日本語。次に起動したときから有効です</translation>
    </message>
    <message>
        <source>&amp;Fit map</source>
        <translation>地図全体を表示(&amp;F)</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>地図全体を表示</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>拡大(&amp;I)</translation>
    </message>
    <message>
        <source>Bring the map nearer</source>
        <translation>地図を拡大します</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>Move the map away</source>
        <translation>地図を縮小します</translation>
    </message>
    <message>
        <source>Show &amp;more items</source>
        <translation>項目を増やす(&amp;M)</translation>
    </message>
    <message>
        <source>Half as many items again, in order of importance</source>
        <translation>重要な順に、項目を1.5倍に増やします</translation>
    </message>
    <message>
        <source>Show f&amp;ewer items</source>
        <translation>項目を減らす(&amp;E)</translation>
    </message>
    <message>
        <source>Fil&amp;ters…</source>
        <translation>絞り込み(&amp;T)…</translation>
    </message>
    <message>
        <source>Reset &amp;all filters</source>
        <translation>絞り込みをすべて解除(&amp;A)</translation>
    </message>
    <message>
        <source>Path &amp;between two items</source>
        <translation>二つの項目のあいだの経路(&amp;B)</translation>
    </message>
    <message>
        <source>Small map of the whole when &amp;zoomed in</source>
        <translation>拡大中に全体図を表示(&amp;Z)</translation>
    </message>
    <message>
        <source>Only the more important two thirds of the items</source>
        <translation>重要な三分の二だけを残します</translation>
    </message>
    <message>
        <source>Importance, confidence, lines, types and kinds</source>
        <translation>重要度、確からしさ、線の数、種類</translation>
    </message>
    <message>
        <source>Show what the map showed at first</source>
        <translation>地図を最初の表示にもどします</translation>
    </message>
    <message>
        <source>Only the s&amp;urroundings</source>
        <translation>周辺だけを表示(&amp;U)</translation>
    </message>
    <message>
        <source>Only what is selected and what is directly related to it</source>
        <translation>選んだものと、直接かかわるものだけを表示します</translation>
    </message>
    <message>
        <source>How the two selected items hang together, step by step</source>
        <translation>選んだ二つの項目がどうつながるかを、一歩ずつ示します</translation>
    </message>
    <message>
        <source>Lay out a&amp;new</source>
        <translation>並べなおす(&amp;N)</translation>
    </message>
    <message>
        <source>Forget where the items stood; pinned ones stay</source>
        <translation>項目の位置を忘れて並べなおします。固定した項目は動きません</translation>
    </message>
    <message>
        <source>Let all pinned items mo&amp;ve</source>
        <translation>固定をすべて解除(&amp;V)</translation>
    </message>
    <message>
        <source>Pinned items may move again when the map is laid out</source>
        <translation>固定した項目も、並べなおすときに動くようになります</translation>
    </message>
    <message>
        <source>In a corner of the map, while only a part of it is in view</source>
        <translation>地図の一部だけが見えているあいだ、隅に全体を小さく示します</translation>
    </message>
    <message>
        <source>Le&amp;gend</source>
        <translation>凡例(&amp;G)</translation>
    </message>
    <message>
        <source>What signs and lines mean, beneath the map</source>
        <translation>地図の下に記号と線の意味を示します</translation>
    </message>
    <message>
        <source>&amp;Whole text</source>
        <translation>全文(&amp;W)</translation>
    </message>
    <message>
        <source>The map shows the whole text</source>
        <translation>全文の地図を表示します</translation>
    </message>
    <message>
        <source>Selected &amp;passage</source>
        <translation>選択した部分(&amp;P)</translation>
    </message>
    <message>
        <source>The map shows what is in the selected passage</source>
        <translation>選択した部分に出てくるものの地図を表示します</translation>
    </message>
    <message>
        <source>&amp;Section under this heading</source>
        <translation>この見出しの節(&amp;S)</translation>
    </message>
    <message>
        <source>The map shows the section that is being read</source>
        <translation>いま読んでいる節の地図を表示します</translation>
    </message>
    <message>
        <source>&amp;Follow my reading</source>
        <translation>読んでいる所を追う(&amp;F)</translation>
    </message>
    <message>
        <source>The map shows what is on screen while you scroll</source>
        <translation>スクロールに合わせて、画面に見えている部分の地図を表示します</translation>
    </message>
    <message>
        <source>&amp;Read so far</source>
        <translation>ここまで読んだ部分(&amp;R)</translation>
    </message>
    <message>
        <source>The map shows the text from its beginning to where you have read</source>
        <translation>冒頭からここまで読んだ部分の地図を表示します</translation>
    </message>
    <message>
        <source>&amp;Lay out a part of the text anew</source>
        <translation>部分の地図を配置し直す(&amp;L)</translation>
    </message>
    <message>
        <source>The map of a part of the text is laid out from the old positions</source>
        <translation>部分の地図を、元の位置から配置し直します</translation>
    </message>
    <message>
        <source>&amp;Highlight a part of the text in place</source>
        <translation>位置を変えずに強調する(&amp;H)</translation>
    </message>
    <message>
        <source>Nothing moves; what is not in the part of the text steps back</source>
        <translation>何も動かさず、その部分に出てこないものを薄くします</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message>
        <source>To where you were before, in the text and on the map</source>
        <translation>本文と地図の両方で、前に見ていた所へ戻ります</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>進む(&amp;F)</translation>
    </message>
    <message>
        <source>To where you were before going back</source>
        <translation>戻る前に見ていた所へ進みます</translation>
    </message>
    <message>
        <source>&amp;Next mention</source>
        <translation>次の言及(&amp;N)</translation>
    </message>
    <message>
        <source>To the next place that names the selected item</source>
        <translation>選択した項目が次に出てくる所へ移動します</translation>
    </message>
    <message>
        <source>&amp;Previous mention</source>
        <translation>前の言及(&amp;P)</translation>
    </message>
    <message>
        <source>To the previous place that names the selected item</source>
        <translation>選択した項目が前に出てくる所へ移動します</translation>
    </message>
    <message>
        <source>&amp;Evidence</source>
        <translation>根拠(&amp;E)</translation>
    </message>
    <message>
        <source>To the sentences behind what is selected</source>
        <translation>選択したものの根拠となる文へ移動します</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>次の区画(&amp;A)</translation>
    </message>
    <message>
        <source>From the text to the evidence, the map and the lists</source>
        <translation>本文、根拠、地図、一覧の順に移動します</translation>
    </message>
    <message>
        <source>Previous pan&amp;e</source>
        <translation>前の区画(&amp;E)</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>逆の順に移動します</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>キーボードショートカット(&amp;K)</translation>
    </message>
    <message>
        <source>All shortcuts at one glance</source>
        <translation>ショートカットの一覧を表示します</translation>
    </message>
    <message>
        <source>&amp;About Yomichizu</source>
        <translation>読み地図について(&amp;A)</translation>
    </message>
    <message>
        <source>Version, licence, and what the program is made of</source>
        <translation>バージョン、ライセンス、使っている部品</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>地図(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>移動(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <extracomment>Choices that stand in a submenu of their own: title and items.</extracomment>
        <translation>文字(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Marks in the text</source>
        <translation>本文の印(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Language / 言語</source>
        <translation>言語 / &amp;Language</translation>
    </message>
</context>
<context>
    <name>ArticleMenu</name>
    <message>
        <source>Open link in the browser</source>
        <translation>リンクをブラウザーで開く</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>リンクをコピー</translation>
    </message>
    <message>
        <source>Select “{name}”</source>
        <translation>「{name}」を選択</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Find this in the text</source>
        <translation>これを本文で検索</translation>
    </message>
    <message>
        <source>Map of this paragraph</source>
        <translation>この段落の地図</translation>
    </message>
    <message>
        <source>Map of this section</source>
        <translation>この節の地図</translation>
    </message>
    <message>
        <source>Mark all items</source>
        <translation>すべての項目に印を付ける</translation>
    </message>
    <message>
        <source>Mark selected items only</source>
        <translation>選択した項目だけに印を付ける</translation>
    </message>
    <message>
        <source>Mark nothing</source>
        <translation>印を付けない</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article</source>
        <extracomment>Span | None: the reader selected text, or let go of it node id, Span of the mention Span on screen, once scrolling rests passage id of a heading: show the map of its section the Span that a step to the next or previous mention led to which mention of the selected nodes is current (from 1), how many a short word on what has just happened pixels MarkMode chosen in the menu; applied at once as well</extracomment>
        <translation>記事</translation>
    </message>
    <message>
        <source>Open a text to read it here.</source>
        <translation>テキストを開くと、ここで読めます。</translation>
    </message>
    <message>
        <source>From the other end again</source>
        <translation>端まで来たので反対側から続けます</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open article</source>
        <translation>記事を開く</translation>
    </message>
    <message>
        <source>Text files (*.txt *.md *.text);;All files (*)</source>
        <translation>テキストファイル (*.txt *.md *.text);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>The language changes when the program starts again.</source>
        <translation>言語は次に起動したときに切り替わります。</translation>
    </message>
    <message>
        <source>Quit it and open it again; window and recent files are remembered.</source>
        <translation>いったん終了して開き直してください。ウィンドウと最近使ったファイルは記憶されます。</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>見出し</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>年表</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>一覧</translation>
    </message>
</context>
<context>
    <name>Dragging</name>
    <message numerus="yes">
        <source>Move item(s)</source>
        <translation>
            <numerusform>項目の移動</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Reset all filters</source>
        <extracomment>an article is open; its map is being made</extracomment>
        <translation>絞り込みをすべて解除</translation>
    </message>
    <message>
        <source>The map of this article is being made; the text can be read meanwhile.</source>
        <translation>この記事の地図を作っています。その間も本文は読めます。</translation>
    </message>
    <message>
        <source>This article has no map yet: Reload (F5) makes it.</source>
        <translation>この記事の地図はまだありません。再読み込み（F5）で作れます。</translation>
    </message>
    <message>
        <source>Open an article (Ctrl+O) or drop a text file here: its map appears in this place.</source>
        <translation>記事を開くか（Ctrl+O）、テキストファイルをここに落とすと、その地図がここに現れます。</translation>
    </message>
    <message>
        <source>Nothing was found in this text that a map could show.
It may be too short; the text itself can be read and searched.</source>
        <translation>この文章からは、地図に示せるものが見つかりませんでした。
短すぎるのかもしれません。本文を読んだり検索したりすることはできます。</translation>
    </message>
    <message>
        <source>The filters leave nothing to show.</source>
        <translation>絞り込みの結果、表示するものがありません。</translation>
    </message>
    <message>
        <source>The filters leave nothing to show of this part of the text.</source>
        <translation>本文のこの部分には、絞り込みの結果、表示するものがありません。</translation>
    </message>
    <message>
        <source>No actor, theme or date is named in this part of the text.
Esc brings the map of the whole text back.</source>
        <translation>本文のこの部分には、行為者・主題・日付が出てきません。
Esc で全文の地図に戻ります。</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>says {who}</source>
        <translation>{who}による</translation>
    </message>
    <message>
        <source>why: {rule}</source>
        <translation>理由: {rule}</translation>
    </message>
    <message>
        <source>Evidence</source>
        <extracomment>the keyboard was in the list, and there is nothing in it any more</extracomment>
        <translation>根拠</translation>
    </message>
    <message>
        <source>Said in the selected passage</source>
        <translation>選択した部分で述べられていること</translation>
    </message>
    <message>
        <source>1 sentence</source>
        <translation>1 文</translation>
    </message>
    <message>
        <source>{n} sentences</source>
        <translation>{n} 文</translation>
    </message>
    <message>
        <source> and </source>
        <translation> と </translation>
    </message>
    <message>
        <source>Enter: show in the text&#x3000;Del: reject&#x3000;Ctrl+C: copy as a quotation</source>
        <translation>Enter 本文で表示&#x3000;Del 退ける&#x3000;Ctrl+C 引用としてコピー</translation>
    </message>
    <message>
        <source>Enter: show in the text&#x3000;Ctrl+C: copy as a quotation</source>
        <translation>Enter 本文で表示&#x3000;Ctrl+C 引用としてコピー</translation>
    </message>
    <message>
        <source>No sentence names all of these together.</source>
        <translation>これらがともに出てくる文はありません。</translation>
    </message>
    <message>
        <source>No relation was found in the selected passage.</source>
        <translation>選択した部分に関係は見つかりませんでした。</translation>
    </message>
    <message>
        <source>Select an item or a relation to see the sentences behind it.</source>
        <translation>項目か関係を選択すると、根拠となる文が表示されます。</translation>
    </message>
    <message>
        <source>Rejected; {keys} takes it back</source>
        <translation>退けました（{keys} で元に戻せます）</translation>
    </message>
    <message>
        <source>paragraph {number}</source>
        <translation>第 {number} 段落</translation>
    </message>
    <message>
        <source>Copied as a quotation</source>
        <translation>引用としてコピーしました</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Save the map as a picture</source>
        <translation>地図を画像として保存</translation>
    </message>
    <message>
        <source>The whole map</source>
        <translation>地図全体</translation>
    </message>
    <message>
        <source>What is on screen</source>
        <translation>画面に見えている範囲</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>指定</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>紙の色</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>Transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>倍率</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>A picture of {width} × {height} pixels is too large; choose a smaller scale.</source>
        <translation>{width} × {height} ピクセルの画像は大きすぎます。倍率を下げてください。</translation>
    </message>
    <message>
        <source>map.png</source>
        <translation>map.png</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Reset</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Reset all filters: show everything again</source>
        <translation>絞り込みをすべて解除して、もとどおり表示します</translation>
    </message>
    <message>
        <source>Filters hide {what}</source>
        <translation>絞り込みで非表示：{what}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>FilterPopover</name>
    <message>
        <source>Least importance</source>
        <extracomment>tenths of a line for each item, where the slider of lines begins to mean all</extracomment>
        <translation>重要度の下限</translation>
    </message>
    <message>
        <source>Least confidence</source>
        <translation>確度の下限</translation>
    </message>
    <message>
        <source>How many lines</source>
        <translation>線の数</translation>
    </message>
    <message>
        <source>Things only named together</source>
        <translation>共起だけの関係</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>もどす</translation>
    </message>
    <message>
        <source>Reset all filters</source>
        <translation>絞り込みをすべて解除</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) put out of sight by hand</source>
        <translation>
            <numerusform>手で隠した項目%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>All filters are as they were at first</source>
        <translation>絞り込みは最初のままです</translation>
    </message>
    <message>
        <source>Every relation between the items that are shown has its line</source>
        <translation>表示中の項目のあいだの関係を、すべて線で示します</translation>
    </message>
    <message>
        <source>The strongest relations, about {number} for each item</source>
        <translation>強い関係から、1項目あたり約{number}本</translation>
    </message>
    <message numerus="yes">
        <source>hides %n</source>
        <translation>
            <numerusform>%n 件を隠しています</numerusform>
        </translation>
    </message>
    <message>
        <source>Items</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>関係</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the text</source>
        <extracomment>words, whether other forms of a word count too 1 next, -1 previous</extracomment>
        <translation>本文を検索</translation>
    </message>
    <message>
        <source>All forms</source>
        <translation>すべての活用形</translation>
    </message>
    <message>
        <source>Find every form of a word: 減らす finds 減らし and 減った too</source>
        <translation>語のすべての形を探します。「減らす」で「減らし」「減った」も見つかります</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Enter)</source>
        <translation>前の結果 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next hit (Enter)</source>
        <translation>次の結果 (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>閉じる (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>{current} of {total}</source>
        <translation>{total} 件中 {current}</translation>
    </message>
    <message>
        <source>{total} hits</source>
        <translation>{total} 件</translation>
    </message>
</context>
<context>
    <name>FindField</name>
    <message>
        <source>Items found</source>
        <extracomment>hits that are offered at once least width of their list in pixels node id ids of the node that the arrows stand on, or () when the list goes</extracomment>
        <translation>見つかった項目</translation>
    </message>
    <message>
        <source>(not shown now)</source>
        <translation>（いまは非表示）</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; go on typing</source>
        <translation>
            <numerusform>ほかに%n件。続けて入力してください</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of this name in the text</source>
        <translation>この名の項目は文中にありません</translation>
    </message>
</context>
<context>
    <name>FocusChip</name>
    <message numerus="yes">
        <source>%n step(s) around</source>
        <extracomment>names that a chip says in full Characters of a name and of a relation&apos;s words on a path, tried one after the other until it fits.</extracomment>
        <translation>
            <numerusform>周囲 %n 段</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the whole map again (Esc)</source>
        <translation>地図全体の表示に戻す (Esc)</translation>
    </message>
    <message>
        <source>Show the whole map again</source>
        <translation>地図全体にもどる</translation>
    </message>
    <message>
        <source>Around {names}</source>
        <translation>{names}の周辺</translation>
    </message>
</context>
<context>
    <name>Fonts</name>
    <message>
        <source>No Japanese font is installed: the text will show as boxes.</source>
        <translation>日本語フォントが入っていないため、文字が四角で表示されます。</translation>
    </message>
    <message>
        <source>Install one, for example the package fonts-noto-cjk, and start the program again.</source>
        <translation>fonts-noto-cjk などのパッケージを入れてから、起動し直してください。</translation>
    </message>
</context>
<context>
    <name>IndexModel</name>
    <message>
        <source>Name</source>
        <extracomment>pixels that names have at least pixels of a heading that are not its letters</extracomment>
        <translation>名前</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>言及</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重要度</translation>
    </message>
    <message>
        <source>Importance in this text</source>
        <translation>この記事での重要度</translation>
    </message>
    <message>
        <source>First paragraph</source>
        <translation>最初に出てくる段落</translation>
    </message>
    <message>
        <source>First</source>
        <translation>初出</translation>
    </message>
    <message>
        <source>{n} mentions</source>
        <translation>言及 {n} 件</translation>
    </message>
    <message>
        <source>{n} relations</source>
        <translation>関係 {n} 件</translation>
    </message>
</context>
<context>
    <name>IndexPanel</name>
    <message>
        <source>Filter by name</source>
        <translation>名前で絞り込む</translation>
    </message>
    <message>
        <source>Filter the index by name</source>
        <translation>索引を名前で絞り込む</translation>
    </message>
    <message>
        <source>Index of actors, themes and dates</source>
        <translation>行為者・主題・日付の索引</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>held in place</source>
        <translation>固定した項目</translation>
    </message>
</context>
<context>
    <name>LegendButton</name>
    <message>
        <source>Legend</source>
        <translation>凡例</translation>
    </message>
    <message>
        <source>Hide the legend</source>
        <translation>凡例をたたむ</translation>
    </message>
    <message>
        <source>Show the legend</source>
        <translation>凡例を表示</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Only “{name}” is opened; one article is shown at a time.</source>
        <extracomment>once: the first picture of the window is on screen once: what that picture does not show is there as well once: every pane is there</extracomment>
        <translation>「{name}」だけを開きます。一度に表示できる記事は一つです。</translation>
    </message>
    <message>
        <source>Drop the others one after the other.</source>
        <translation>ほかの記事は一つずつドロップしてください。</translation>
    </message>
</context>
<context>
    <name>MapBar</name>
    <message>
        <source>Find on the map</source>
        <extracomment>nodes at the left end of the slider; at the right end it is all of them pixels of the line in which one finds a node ids of the hit that the arrows stand on</extracomment>
        <translation>地図の項目を検索</translation>
    </message>
    <message>
        <source>By name, reading in kana or English name (/ on the map, Ctrl+Shift+F anywhere)</source>
        <translation>名前、かなの読み、英語名で探します（地図では /、どこでも Ctrl+Shift+F）</translation>
    </message>
    <message>
        <source>How many items are shown</source>
        <translation>表示する項目の数</translation>
    </message>
    <message>
        <source>Show fewer items</source>
        <translation>項目を減らす</translation>
    </message>
    <message>
        <source>Show more items</source>
        <translation>項目を増やす</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>How the items are arranged</source>
        <translation>項目の並べ方</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>What belongs together stands together</source>
        <translation>つながりの深いものを近くに置きます</translation>
    </message>
    <message>
        <source>By cluster</source>
        <translation>まとまりごと</translation>
    </message>
    <message>
        <source>Each cluster by itself</source>
        <translation>まとまりごとに分けて置きます</translation>
    </message>
    <message>
        <source>In the order of the text</source>
        <translation>本文の順</translation>
    </message>
    <message>
        <source>From left to right as the text first names them</source>
        <translation>文中に初めて現れる順に、左から右へ置きます</translation>
    </message>
    <message>
        <source>Around one item</source>
        <translation>一つの項目を中心に</translation>
    </message>
    <message>
        <source>The selected item, or the most important one, in the middle</source>
        <translation>選んだ項目（なければ最も重要な項目）を中央に置きます</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色分け</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>色の意味</translation>
    </message>
    <message>
        <source>What hangs together has one colour</source>
        <translation>つながるものを同じ色にします</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>種類ごと</translation>
    </message>
    <message>
        <source>Countries, companies, people … each a colour</source>
        <translation>国、企業、人物など、種類ごとに色を分けます</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Show the whole map (0)</source>
        <translation>地図全体を表示します（0）</translation>
    </message>
    <message>
        <source>What the bar has no room for</source>
        <translation>ここに入りきらない操作</translation>
    </message>
    <message>
        <source>More controls</source>
        <translation>その他の操作</translation>
    </message>
    <message>
        <source>There is no map yet; open an article and wait for its map</source>
        <translation>まだ地図がありません。記事を開いて、地図ができるのをお待ちください</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{all} 項目中 {shown}</translation>
    </message>
    <message>
        <source>{nodes} items and {edges} relations are not shown</source>
        <translation>{nodes} 項目と {edges} 関係は表示されていません</translation>
    </message>
    <message>
        <source>The most important items (Ctrl+[ fewer, Ctrl+] more)</source>
        <translation>重要な項目から表示します（Ctrl+[ で減らす、Ctrl+] で増やす）</translation>
    </message>
    <message>
        <source>Every item that the filters leave is shown</source>
        <translation>絞り込みに残る項目は、すべて表示されています</translation>
    </message>
    <message>
        <source>The map has no more than a few items</source>
        <translation>地図の項目がわずかしかありません</translation>
    </message>
    <message>
        <source>Show fewer items (Ctrl+[)</source>
        <translation>項目を減らします（Ctrl+[）</translation>
    </message>
    <message>
        <source>Show more items (Ctrl+])</source>
        <translation>項目を増やします（Ctrl+]）</translation>
    </message>
    <message>
        <source>Filters hide something now; click to change them</source>
        <translation>絞り込みで隠れているものがあります。クリックして変更できます</translation>
    </message>
    <message>
        <source>Importance, confidence, lines, types and kinds</source>
        <translation>重要度、確からしさ、線の数、種類</translation>
    </message>
</context>
<context>
    <name>MapMenus</name>
    <message>
        <source>Show the evidence</source>
        <translation>根拠を表示</translation>
    </message>
    <message numerus="yes">
        <source>Only the surroundings, %n step(s)</source>
        <translation>
            <numerusform>周囲 %n 段だけを表示</numerusform>
        </translation>
    </message>
    <message>
        <source>Let it move</source>
        <translation>位置の固定を解除</translation>
    </message>
    <message>
        <source>Keep it in its place</source>
        <translation>位置を固定</translation>
    </message>
    <message>
        <source>Put out of sight</source>
        <translation>表示しない</translation>
    </message>
    <message>
        <source>Take out of the map</source>
        <translation>地図から外す</translation>
    </message>
    <message>
        <source>Path from {label} to here</source>
        <translation>「{label}」からここまでの経路</translation>
    </message>
    <message>
        <source>Select one other item first: the path leads from there to here</source>
        <translation>先にほかの項目を一つ選んでください。そこからここまでの経路を示します</translation>
    </message>
    <message>
        <source>Path to here</source>
        <translation>ここまでの経路</translation>
    </message>
    <message>
        <source>Nothing is pinned; drag an item to pin it</source>
        <translation>固定された項目はありません。項目をドラッグすると固定されます</translation>
    </message>
    <message numerus="yes">
        <source>Let all %n pinned item(s) move</source>
        <translation>
            <numerusform>固定した%n件をすべて放す</numerusform>
        </translation>
    </message>
    <message>
        <source>Let all pinned items move</source>
        <translation>固定をすべて解除</translation>
    </message>
    <message>
        <source>Only these two and their surroundings</source>
        <translation>この二つとその周囲だけ</translation>
    </message>
    <message>
        <source>Reject this relation</source>
        <translation>この関係を退ける</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>地図全体を表示</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>項目を増やす</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>項目を減らす</translation>
    </message>
    <message>
        <source>Find on the map…</source>
        <translation>地図で探す…</translation>
    </message>
    <message>
        <source>Lay out anew</source>
        <translation>配置し直す</translation>
    </message>
    <message>
        <source>Small map of the whole when zoomed in</source>
        <translation>拡大中に全体図を表示</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>凡例</translation>
    </message>
</context>
<context>
    <name>MapSurface</name>
    <message>
        <source>Map</source>
        <translation>地図</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Pin</source>
        <extracomment>how many times as many nodes &quot;show more&quot; shows node ids, relation ids node id, to be taken out of the map relation id, likewise what was done, pins before, pins now (node id to place) layout, colouring, overview or legend</extracomment>
        <translation>固定</translation>
    </message>
    <message>
        <source>Let move</source>
        <translation>固定の解除</translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message>
        <source>person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>city</source>
        <translation>都市</translation>
    </message>
    <message>
        <source>place</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>facility</source>
        <translation>施設</translation>
    </message>
    <message>
        <source>company</source>
        <translation>企業</translation>
    </message>
    <message>
        <source>government</source>
        <translation>行政</translation>
    </message>
    <message>
        <source>organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>group</source>
        <translation>集団</translation>
    </message>
    <message>
        <source>product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>project</source>
        <translation>事業</translation>
    </message>
    <message>
        <source>resource</source>
        <translation>資源</translation>
    </message>
    <message>
        <source>work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>framework</source>
        <translation>枠組み</translation>
    </message>
    <message>
        <source>event</source>
        <translation>出来事</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>does</source>
        <translation>行為</translation>
    </message>
    <message>
        <source>is</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>part of</source>
        <translation>一部</translation>
    </message>
    <message>
        <source>located in</source>
        <translation>所在</translation>
    </message>
    <message>
        <source>member of</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>also called</source>
        <translation>別名</translation>
    </message>
    <message>
        <source>named together</source>
        <translation>共起</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>断定</translation>
    </message>
    <message>
        <source>planned, possible</source>
        <translation>予定・可能性</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>否定</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>項目%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation>
            <numerusform>関係%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>named %n time(s)</source>
        <translation>
            <numerusform>言及%n回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of evidence</source>
        <translation>
            <numerusform>根拠%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>; arrow keys walk over them, Page Down through the relations of one</source>
        <translation>。矢印キーで移り、Page Down でその関係をたどります</translation>
    </message>
    <message>
        <source>{source} {arrow} {target}: {words}, {evidence}</source>
        <translation>{source} {arrow} {target}: {words}、{evidence}</translation>
    </message>
</context>
<context>
    <name>MentionBar</name>
    <message>
        <source>Previous mention (Shift+F4)</source>
        <extracomment>1 next, -1 previous</extracomment>
        <translation>前の言及 (Shift+F4)</translation>
    </message>
    <message>
        <source>Next mention (F4)</source>
        <translation>次の言及 (F4)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{current} of {total}</source>
        <translation>{total} 件中 {current}</translation>
    </message>
    <message>
        <source>1 mention</source>
        <translation>言及 1 件</translation>
    </message>
    <message>
        <source>{total} mentions</source>
        <translation>言及 {total} 件</translation>
    </message>
</context>
<context>
    <name>MentionCard</name>
    <message>
        <source>1 mention</source>
        <extracomment>its strongest relation: 日本 → ロシア 依存を減らす</extracomment>
        <translation>言及 1 件</translation>
    </message>
    <message>
        <source>{n} mentions</source>
        <translation>言及 {n} 件</translation>
    </message>
    <message>
        <source>1 relation</source>
        <translation>関係 1 件</translation>
    </message>
    <message>
        <source>{n} relations</source>
        <translation>関係 {n} 件</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使ったファイル(&amp;R)</translation>
    </message>
    <message>
        <source>Open &amp;sample</source>
        <translation>見本記事を開く(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Panes</source>
        <translation>区画(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>一覧を消去(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing has been opened yet</source>
        <translation>まだ何も開いていません</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close message</source>
        <translation>メッセージを閉じる</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>“{name}” is not there any more or never was.</source>
        <translation>「{name}」が見つかりません。</translation>
    </message>
    <message>
        <source>Check the name and the folder: {source}</source>
        <translation>名前とフォルダーを確かめてください: {source}</translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation>「{name}」はフォルダーです。</translation>
    </message>
    <message>
        <source>Choose a text file inside it.</source>
        <translation>その中のテキストファイルを選んでください。</translation>
    </message>
    <message>
        <source>You have no permission to read “{name}”.</source>
        <translation>「{name}」を読む権限がありません。</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or make a copy that you may read: {source}</source>
        <translation>ファイルのアクセス権を変更するか、読めるコピーを作ってください: {source}</translation>
    </message>
    <message>
        <source>“{name}” cannot be read ({reason}).</source>
        <translation>「{name}」を読み込めません（{reason}）。</translation>
    </message>
    <message>
        <source>Copy it to another place and open the copy.</source>
        <translation>別の場所にコピーして、そのコピーを開いてください。</translation>
    </message>
    <message>
        <source>There is no text in “{name}”.</source>
        <translation>「{name}」には文字がありません。</translation>
    </message>
    <message>
        <source>Choose a file with an article.</source>
        <translation>記事の入ったファイルを選んでください。</translation>
    </message>
    <message>
        <source>“{name}” is not a text file.</source>
        <translation>「{name}」はテキストファイルではありません。</translation>
    </message>
    <message>
        <source>Save the article as plain text (UTF-8) and open that.</source>
        <translation>記事を書式なしテキスト (UTF-8) で保存し、それを開いてください。</translation>
    </message>
    <message>
        <source>The characters of “{name}” cannot be decoded (first at byte {position}).</source>
        <translation>「{name}」の文字を読み取れません（最初の箇所は {position} バイト目）。</translation>
    </message>
    <message>
        <source>Save it as plain text in UTF-8 and open that.</source>
        <translation>UTF-8 の書式なしテキストで保存し、それを開いてください。</translation>
    </message>
    <message>
        <source>There is no Japanese in “{name}”.</source>
        <translation>「{name}」には日本語がありません。</translation>
    </message>
    <message>
        <source>Choose an article in Japanese.</source>
        <translation>日本語の記事を選んでください。</translation>
    </message>
    <message>
        <source>“{name}” is too long: {characters} characters, at most {limit}.</source>
        <translation>「{name}」は長すぎます（{characters} 文字。上限は {limit} 文字）。</translation>
    </message>
    <message>
        <source>Split it into several files and open them one by one.</source>
        <translation>いくつかのファイルに分けて、一つずつ開いてください。</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <extracomment>Steps of the extraction, as the progress bar names them.</extracomment>
        <translation>ファイルを読み込んでいます</translation>
    </message>
    <message>
        <source>Reading word by word</source>
        <translation>語に分けています</translation>
    </message>
    <message>
        <source>Parsing sentences</source>
        <translation>文を解析しています</translation>
    </message>
    <message>
        <source>Finding names</source>
        <translation>名前を探しています</translation>
    </message>
    <message>
        <source>Telling who is who</source>
        <translation>同じものをまとめています</translation>
    </message>
    <message>
        <source>Finding dates</source>
        <translation>日付を探しています</translation>
    </message>
    <message>
        <source>Finding themes</source>
        <translation>主題を探しています</translation>
    </message>
    <message>
        <source>Finding who does what</source>
        <translation>誰が何をするかを調べています</translation>
    </message>
    <message>
        <source>Drawing up the items</source>
        <translation>項目をまとめています</translation>
    </message>
    <message>
        <source>Drawing up the relations</source>
        <translation>関係をまとめています</translation>
    </message>
    <message>
        <source>Weighing and grouping</source>
        <translation>重要度とまとまりを計算しています</translation>
    </message>
</context>
<context>
    <name>NodeCard</name>
    <message>
        <source>also: {names}</source>
        <extracomment>milliseconds that the mouse rests before the card comes pixels between what is told about and the card characters of the sentence on either side of the mention</extracomment>
        <translation>別名: {names}</translation>
    </message>
</context>
<context>
    <name>OccurrenceStrip</name>
    <message>
        <source>Occurrences along the text</source>
        <extracomment>rows at once; an item and a relation take the same room, so that the map stays put</extracomment>
        <translation>本文での出現</translation>
    </message>
    <message>
        <source>Select an item to see where in the text it is named</source>
        <translation>項目を選択すると、本文のどこに出てくるかが表示されます</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Reading “{name}”</source>
        <extracomment>Path, Document: the text is there, its map comes later it has ended without a map</extracomment>
        <translation>「{name}」を読み込んでいます</translation>
    </message>
    <message>
        <source>No map could be made of “{name}”: something went wrong in the program.</source>
        <translation>プログラムに問題が起き、「{name}」の地図を作れませんでした。</translation>
    </message>
    <message>
        <source>The text can still be read. Try again with Reload; if it happens again, report it.</source>
        <translation>本文は読めます。「再読み込み」でもう一度試し、それでも起きるときは報告してください。</translation>
    </message>
    <message>
        <source>Making the map of “{name}” was stopped.</source>
        <translation>「{name}」の地図の作成を中止しました。</translation>
    </message>
    <message>
        <source>The text can still be read; Reload makes its map.</source>
        <translation>本文は読めます。「再読み込み」で地図を作成します。</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Outline of the text</source>
        <extracomment>passage id of a heading: show the map of its section</extracomment>
        <translation>本文の見出し</translation>
    </message>
    <message>
        <source>Enter: go there&#x3000;Ctrl+Enter: map of the section</source>
        <translation>Enter 本文で表示&#x3000;Ctrl+Enter この節の地図</translation>
    </message>
    <message>
        <source>This text has no headings.</source>
        <translation>この記事に見出しはありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) of what is selected</source>
        <translation>
            <numerusform>選択した項目の言及 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Small map of the whole</source>
        <extracomment>pixels; one side is shorter where the map is of another shape pixels from the border of the pane pixels around the map within the inset a share of the map this small may stick out of the pane before the inset comes edges beyond which the inset shows nodes alone the reader has not switched it off while this is so it does not come up</extracomment>
        <translation>全体図</translation>
    </message>
    <message>
        <source>The whole map: click or drag to see another part of it</source>
        <translation>地図の全体。クリックかドラッグで、ほかの部分へ移ります</translation>
    </message>
</context>
<context>
    <name>PartChip</name>
    <message>
        <source>The chosen part of the text names nothing on this map.</source>
        <translation>選んだ範囲には、この地図にある項目が出てきません。</translation>
    </message>
</context>
<context>
    <name>PathChip</name>
    <message>
        <source>Let go of the path (Esc)</source>
        <extracomment>the ids of the relations of one step, in a tuple pixels that the chip may take</extracomment>
        <translation>経路をやめる（Esc）</translation>
    </message>
    <message>
        <source>Let go of the path</source>
        <translation>経路をやめる</translation>
    </message>
    <message>
        <source>No path leads from {source} to {target}.</source>
        <translation>「{source}」から「{target}」への経路はありません。</translation>
    </message>
    <message>
        <source>The filters hide every path from {source} to {target}.</source>
        <translation>「{source}」から「{target}」への経路は、絞り込みで隠れています。</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>絞り込みを解除</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>すべてをふたたび表示します</translation>
    </message>
    <message numerus="yes">
        <source>Show the evidence of this step (%n sentence(s))</source>
        <translation>
            <numerusform>この一歩の根拠を示す（%n文）</numerusform>
        </translation>
    </message>
    <message>
        <source>Path: {names}</source>
        <translation>経路：{names}</translation>
    </message>
</context>
<context>
    <name>ProgressPane</name>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Stop making the map; the text stays open</source>
        <translation>地図の作成を中止します。本文は開いたままです</translation>
    </message>
</context>
<context>
    <name>ScopeChip</name>
    <message>
        <source>Show the map of the whole text (Esc)</source>
        <extracomment>whether there is anything to say</extracomment>
        <translation>全文の地図を表示 (Esc)</translation>
    </message>
    <message>
        <source>Show the map of the whole text</source>
        <translation>全文の地図を表示</translation>
    </message>
    <message>
        <source>Map of the whole text</source>
        <translation>全文の地図</translation>
    </message>
    <message>
        <source>{scope}  nothing found here</source>
        <translation>{scope}  ここには何も見つかりません</translation>
    </message>
    <message>
        <source>{drawn} of {count}</source>
        <translation>{count}のうち{drawn}件</translation>
    </message>
    <message>
        <source>{drawn} of {all} items and {lines} of {relations} relations are drawn</source>
        <translation>項目{all}件のうち{drawn}件、関係{relations}件のうち{lines}件を描いています</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 項目</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scopes</name>
    <message>
        <source>Section “{heading}”</source>
        <translation>節「{heading}」</translation>
    </message>
    <message>
        <source>Map of the selected passage</source>
        <translation>選択した部分の地図</translation>
    </message>
    <message>
        <source>Following my reading</source>
        <translation>読んでいる所の地図</translation>
    </message>
    <message>
        <source>Read so far</source>
        <translation>ここまで読んだ部分の地図</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Map of the selected passage</source>
        <extracomment>what the map pane made of the map: its own affair, compared with == Document | None KnowledgeMap | None whether a map is being made Selection, origin Scope Span, origin what ``note_view`` was given at a place that is returned to Span on screen first visible code point a short word on what has just been done</extracomment>
        <translation>選択した部分の地図</translation>
    </message>
    <message>
        <source>Reject relation</source>
        <translation>関係を退ける</translation>
    </message>
    <message>
        <source>Reject evidence</source>
        <translation>根拠を退ける</translation>
    </message>
    <message>
        <source>Reject mention</source>
        <translation>言及を退ける</translation>
    </message>
    <message>
        <source>Hide item</source>
        <translation>項目を外す</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字の大きさ</translation>
    </message>
    <message>
        <source>Ctrl+wheel on the text</source>
        <translation>本文で Ctrl+ホイール</translation>
    </message>
    <message>
        <source>Zoom the map</source>
        <translation>地図の拡大・縮小</translation>
    </message>
    <message>
        <source>wheel on the map</source>
        <translation>地図でホイール</translation>
    </message>
    <message>
        <source>Back, forward</source>
        <translation>戻る・進む</translation>
    </message>
    <message>
        <source>mouse buttons 4, 5</source>
        <translation>マウスの 4・5 ボタン</translation>
    </message>
    <message>
        <source>Let go of what is selected</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Mouse, and others</source>
        <translation>マウスなど</translation>
    </message>
    <message>
        <source>From item to item</source>
        <translation>項目から項目へ</translation>
    </message>
    <message>
        <source>arrow keys</source>
        <translation>矢印キー</translation>
    </message>
    <message>
        <source>By importance</source>
        <translation>重要な順に</translation>
    </message>
    <message>
        <source>An item&apos;s relations</source>
        <translation>項目の関係をたどる</translation>
    </message>
    <message>
        <source>Select, add</source>
        <translation>選択、追加</translation>
    </message>
    <message>
        <source>Space, Ctrl+Space</source>
        <translation>Space、Ctrl+Space</translation>
    </message>
    <message>
        <source>Move without selecting</source>
        <translation>選ばずに移動</translation>
    </message>
    <message>
        <source>Ctrl+arrow keys</source>
        <translation>Ctrl+矢印キー</translation>
    </message>
    <message>
        <source>Evidence; card; menu</source>
        <translation>根拠、説明、メニュー</translation>
    </message>
    <message>
        <source>Enter; F2; Menu</source>
        <translation>Enter、F2、Menu</translation>
    </message>
    <message>
        <source>Only the surroundings</source>
        <translation>周辺だけを表示</translation>
    </message>
    <message>
        <source>Nearer, farther, whole</source>
        <translation>拡大、縮小、全体</translation>
    </message>
    <message>
        <source>Pin, find, step back</source>
        <translation>固定、検索、もどる</translation>
    </message>
    <message>
        <source>Select with a box</source>
        <translation>囲んで選択</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+ドラッグ</translation>
    </message>
    <message>
        <source>Move and pin an item</source>
        <translation>項目を動かして固定</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>ドラッグ</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>地図の操作</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left to read</source>
        <translation>
            <numerusform>読み終わるまで約 %n 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left to read</source>
        <translation>
            <numerusform>読み終わるまで約 %n 時間</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <extracomment>year, month, day; 0 where unknown</extracomment>
        <translation>年表</translation>
    </message>
    <message>
        <source>No dates were found in this text.</source>
        <translation>この記事に日付は見つかりませんでした。</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Tool bar</source>
        <translation>ツールバー</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Which part of the text the map shows</source>
        <translation>地図に表示する本文の範囲</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>図を書き出す</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Keep the map as it is (Esc)</source>
        <translation>今の地図のままにする（Esc）</translation>
    </message>
    <message numerus="yes">
        <source>Arranging %n item(s)…</source>
        <translation>
            <numerusform>%n 項目を配置しています…</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for a path…</source>
        <translation>経路を探しています…</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A long Japanese article, and beside it the map of who and what is in it.</source>
        <extracomment>Path</extracomment>
        <translation>長い日本語の記事と、そこに出てくる人・組織・主題の地図を並べて読みます。</translation>
    </message>
    <message>
        <source>Open a text file…</source>
        <translation>テキストファイルを開く…</translation>
    </message>
    <message>
        <source>or drop one anywhere in this window</source>
        <translation>またはこのウィンドウにドロップしてください</translation>
    </message>
    <message>
        <source>Sample articles</source>
        <translation>見本記事</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>最近開いた記事</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>person</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>city</source>
        <translation>都市</translation>
    </message>
    <message>
        <source>place</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>facility</source>
        <translation>施設</translation>
    </message>
    <message>
        <source>company</source>
        <translation>企業</translation>
    </message>
    <message>
        <source>government</source>
        <translation>行政</translation>
    </message>
    <message>
        <source>organization</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>group</source>
        <translation>集団</translation>
    </message>
    <message>
        <source>product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>project</source>
        <translation>事業</translation>
    </message>
    <message>
        <source>resource</source>
        <translation>資源</translation>
    </message>
    <message>
        <source>work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>law</source>
        <translation>法律</translation>
    </message>
    <message>
        <source>framework</source>
        <translation>枠組み</translation>
    </message>
    <message>
        <source>event</source>
        <translation>出来事</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>行為者</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>asserted</source>
        <translation>断定</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>予定</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>可能性</translation>
    </message>
    <message>
        <source>necessary</source>
        <translation>必要</translation>
    </message>
    <message>
        <source>hoped for</source>
        <translation>希望</translation>
    </message>
    <message>
        <source>questioned</source>
        <translation>疑問</translation>
    </message>
    <message>
        <source>affirmed</source>
        <translation>肯定</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>否定</translation>
    </message>
    <message>
        <source>who does what</source>
        <translation>行為</translation>
    </message>
    <message>
        <source>what something is</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>part of</source>
        <translation>一部</translation>
    </message>
    <message>
        <source>located in</source>
        <translation>所在</translation>
    </message>
    <message>
        <source>member of</source>
        <translation>所属</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>別名</translation>
    </message>
    <message>
        <source>named together</source>
        <translation>共起</translation>
    </message>
    <message>
        <source>action noun and its arguments</source>
        <translation>動作の名詞とその項</translation>
    </message>
    <message>
        <source>doer of a passive sentence</source>
        <translation>受け身文の動作主</translation>
    </message>
    <message>
        <source>who did what the quoted clause says</source>
        <translation>引用された事柄の当事者</translation>
    </message>
    <message>
        <source>role that the topic&apos;s own person or firm has</source>
        <translation>主題に属する人や会社の役割</translation>
    </message>
    <message>
        <source>where an action noun starts from</source>
        <translation>動作の名詞の出どころ</translation>
    </message>
    <message>
        <source>topic of the sentence taken as its subject</source>
        <translation>文の主題を主語とみなす</translation>
    </message>
    <message>
        <source>subject carried over from the sentence before</source>
        <translation>前の文の主語を引き継ぐ</translation>
    </message>
    <message>
        <source>done by both together</source>
        <translation>双方が共に行う</translation>
    </message>
    <message>
        <source>object, and where or to whom it goes</source>
        <translation>目的語とその行き先</translation>
    </message>
    <message>
        <source>what the object is about</source>
        <translation>目的語の内容</translation>
    </message>
    <message>
        <source>place named as the topic</source>
        <translation>場所を主題とする文</translation>
    </message>
    <message>
        <source>noun joined to a noun by の</source>
        <translation>「AのB」の形</translation>
    </message>
    <message>
        <source>title or role before a name</source>
        <translation>「AのZ、B」の形</translation>
    </message>
    <message>
        <source>noun placed directly before a noun</source>
        <translation>名詞が直接並ぶ形</translation>
    </message>
    <message>
        <source>definition: X is the Z of A</source>
        <translation>「XはAのZである」の形</translation>
    </message>
    <message>
        <source>definition: X is a Z from A, of A, by A</source>
        <translation>定義「XはA出身のZ」</translation>
    </message>
    <message>
        <source>definition: X is a Z by A</source>
        <translation>定義「XはAによるZ」</translation>
    </message>
    <message>
        <source>clause of a definition</source>
        <translation>定義にかかる節</translation>
    </message>
    <message>
        <source>role and who or what has it</source>
        <translation>役割とその担い手「監督はB」</translation>
    </message>
    <message>
        <source>role and who or what there is in it</source>
        <translation>役割とその存在「妹にBがいる」</translation>
    </message>
    <message>
        <source>who or what is made to have a role</source>
        <translation>「BをZとする」</translation>
    </message>
    <message>
        <source>office that somebody has</source>
        <translation>役職「A教授に就任」</translation>
    </message>
    <message>
        <source>name in brackets behind a name</source>
        <translation>名前の後の括弧「A(B)」</translation>
    </message>
    <message>
        <source>named in the same sentence</source>
        <translation>同じ文に出てくる</translation>
    </message>
    <message>
        <source>quite sure ({value})</source>
        <translation>確か（{value}）</translation>
    </message>
    <message>
        <source>fairly sure ({value})</source>
        <translation>おおむね確か（{value}）</translation>
    </message>
    <message>
        <source>a guess ({value})</source>
        <translation>推測（{value}）</translation>
    </message>
    <message>
        <source>predicate and its arguments</source>
        <translation>述語とその項</translation>
    </message>
</context>
<context>
    <name>_Headings</name>
    <message>
        <source>Go there</source>
        <extracomment>Passage Passage</extracomment>
        <translation>そこへ移動</translation>
    </message>
    <message>
        <source>Map of this section</source>
        <translation>この節の地図</translation>
    </message>
</context>
</TS>
