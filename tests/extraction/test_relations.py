"""Each rule that finds a relation, with an example, through the whole pipeline."""

from __future__ import annotations

import pytest

import yomichizu
from yomichizu.extraction.pipeline import analyse
from yomichizu.extraction.themes_stated import stated_themes
from yomichizu.model import KnowledgeMap, Modality, RelationKind
from yomichizu.reading import document_of


def edges(text: str) -> set[tuple[str, str, str, str]]:
    """(source, label, target, kind) of every typed relation."""
    return {
        (made.node_by_id[r.source].label, r.label, made.node_by_id[r.target].label, str(r.kind))
        for made in [yomichizu.extract(text)]
        for r in made.relations
        if r.kind is not RelationKind.COOCCURRENCE
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the agent and what it acts on
        ("ロシアがウクライナに侵攻した。", ("ロシア", "侵攻", "ウクライナ", "action")),
        # a verbal noun with what stands before it
        ("ロシアのウクライナ侵攻が続く。", ("ロシア", "侵攻", "ウクライナ", "action")),
        # done together, from one word for two countries
        ("日米がエネルギー政策で協力する。", ("日本", "協力", "米国", "action")),
        # a light verb leaves the edge's word to its object
        ("Amazonはシアトルに拠点を構える。", ("Amazon", "拠点", "シアトル", "located_in")),
        # examples stand for the noun that sums them up, a place as topic says where
        (
            "シアトルは、MicrosoftやAmazonなどの企業が拠点を構える都市である。",
            ("Microsoft", "拠点", "シアトル", "located_in"),
        ),
        # the complement of the object
        ("日本はロシアへの依存を減らす。", ("日本", "依存を減らす", "ロシア", "action")),
        # a verb that is one word with its object
        (
            "クレール・デュボワさんは翌年に来日。滋賀県大津市の能面師、長沢宗春さんに弟子入りした。",
            ("クレール・デュボワ", "弟子入り", "長沢宗春", "action"),
        ),
        # what the deed is done to that the object names
        ("群馬県は治水ダムの建設を中止する。", ("群馬県", "建設を中止", "治水ダム", "action")),
        # the topic of a verb that has a subject of its own is what it governs
        ("ミナトバイオは小川真理が設立した。", ("小川真理", "設立", "ミナトバイオ", "action")),
        # the prefecture that the text is about
        (
            "群馬県は決めた。国土交通省は県の判断を尊ぶ。",
            ("国土交通省", "判断を尊ぶ", "群馬県", "action"),
        ),
        # an empty word for a name that goes on after it is no claim, the verb is
        (
            "日本企業がアラスカのLNG開発プロジェクトに参画した。",
            ("日本企業", "参画", "アラスカのLNG開発プロジェクト", "action"),
        ),
        # a definition
        ("シアトルは米国の都市である。", ("シアトル", "都市", "米国", "located_in")),
        # AのB
        ("米国のIBMが技術を提供した。", ("IBM", "所在", "米国", "located_in")),
        # a clause that defines the topic, the noun's own name or the topic itself
        ("アグニは、防衛省が開発したミサイルである。", ("防衛省", "開発", "アグニ", "action")),
        # where a definition's noun comes from or who made it
        ("夏目漱石は、東京都出身の作家である。", ("夏目漱石", "出身", "東京都", "attribute")),
        ("『羅生門』は、黒澤明による映画である。", ("羅生門", "作", "黒澤明", "attribute")),
        # brackets between a topic and its は
        ("夏目漱石(1867年2月9日-1916年12月9日)は、日本の作家。", ("夏目漱石", "作家", "日本", "attribute")),
        # what it is one of
        ("利根川は、日本の河川の一つである。", ("利根川", "一つ", "日本", "located_in")),
        # a part of a place is there too
        ("利根川は、群馬県北部を流れる河川である。", ("利根川", "流れる", "群馬県", "action")),
        # a clause with a copula
        ("東京大学の教授である山田太郎が講演した。", ("山田太郎", "教授", "東京大学", "member_of")),
        # a sentence without a subject speaks of the topic
        ("夏目漱石は、日本の作家。東京大学名誉教授。", ("夏目漱石", "名誉教授", "東京大学", "member_of")),
        ("夏目漱石は、日本の作家。東京都で生まれた。", ("夏目漱石", "生まれる", "東京都", "located_in")),
        ("夏目漱石は、日本の作家。日本学士院賞を受賞。", ("夏目漱石", "受賞", "日本学士院賞", "action")),
        # the place around a place
        (
            "夏目漱石は、日本の作家。京都府の宇治市で生まれた。",
            ("夏目漱石", "生まれる", "京都府", "located_in"),
        ),
        # roles
        ("『羅生門』は、日本の映画である。監督は黒澤明である。", ("羅生門", "監督", "黒澤明", "attribute")),
        (
            "『羅生門』は、日本の映画である。音楽は早坂文雄が担当した。",
            ("羅生門", "音楽", "早坂文雄", "attribute"),
        ),
        ("山田太郎は、日本の作家。妹に山田花子がいる。", ("山田太郎", "妹", "山田花子", "attribute")),
        ("トヨタ自動車は、愛知県を本拠とする。", ("トヨタ自動車", "本拠", "愛知県", "located_in")),
        # a title before its name, a name in brackets
        ("ドイツの作家、トーマス・マンが来日した。", ("トーマス・マン", "作家", "ドイツ", "attribute")),
        ("大阪大学(大阪府)を訪れた。", ("大阪大学", "所在", "大阪府", "located_in")),
        # a person with a title is that person, with whose title it is
        ("韓国の尹錫悦大統領が発言した。", ("尹錫悦", "大統領", "韓国", "attribute")),
        ("日銀の植田和男総裁が発言した。", ("植田和男", "総裁", "日銀", "member_of")),
        (
            "ウクライナのゼレンスキー大統領はトランプ米大統領と会談した。",
            ("ゼレンスキー", "会談", "トランプ", "action"),
        ),
        ("トランプ米大統領が発言した。", ("トランプ", "大統領", "米国", "attribute")),
        # what completes an object that is a theme
        (
            "欧州連合は、ロシアからの天然ガス輸入を停止する。",
            ("欧州連合", "天然ガス輸入を停止", "ロシア", "action"),
        ),
        # offices, by compound and by の
        ("山田太郎は東京大学教授に就任した。", ("山田太郎", "教授", "東京大学", "member_of")),
        ("山田太郎は東京大学の学長になった。", ("山田太郎", "学長", "東京大学", "member_of")),
        # a name with its case that the model passed over
        ("山田太郎は東京大学にも入学した。", ("山田太郎", "入学", "東京大学", "member_of")),
        # what a person is called is that person
        ("東京地検特捜部は山田太郎容疑者を逮捕した。", ("東京地検特捜部", "逮捕", "山田太郎", "action")),
        # both of two topics
        ("自民党と公明党は、増額について協議を始めた。", ("自民党", "協議", "公明党", "action")),
        # membership
        ("日本は国際連合に加盟した。", ("日本", "加盟", "国際連合", "member_of")),
        # a team acts for those it is of
        (
            "東京大学と京都大学の研究チームは日本学術会議を批判した。",
            ("京都大学", "批判", "日本学術会議", "action"),
        ),
        # where something is, not that it is
        ("トヨタ自動車は愛知県豊田市にある。", ("トヨタ自動車", "所在", "愛知県豊田市", "located_in")),
        # whose firm's product, whose firms
        ("OpenAIのChatGPTを試した。", ("ChatGPT", "製品", "OpenAI", "attribute")),
        ("日本の中小企業は苦しい。", ("中小企業", "国籍", "日本", "located_in")),
        # where it happened, not what it was done to
        ("石破茂首相は京都で演説した。", ("石破茂", "〜で演説", "京都", "action")),
        # where it came from
        ("日本はカタールから天然ガスを輸入する。", ("日本", "〜から天然ガスを輸入", "カタール", "action")),
        # with whom
        (
            "トヨタ自動車は名古屋大学と共同で新薬の開発を進める。",
            ("トヨタ自動車", "〜と開発", "名古屋大学", "action"),
        ),
        # where the object is
        (
            "メモワール社は欧州での上映権を買い取った。",
            ("メモワール社", "〜での上映権を買い取る", "欧州", "action"),
        ),
        # what an object undergoes at its end
        ("水戸市は電気柵を住民に貸し出す。電気柵は新しい。", ("電気柵", "貸し出される", "住民", "action")),
        # who does it, in a passive
        ("マネックスは昨年、ドコモに買収された。", ("ドコモ", "買収", "マネックス", "action")),
        # whom a verb of blame is aimed at
        (
            "イスラエルは声明で、ハマスが引き渡しを遅らせていると非難した。",
            ("イスラエル", "非難", "ハマス", "action"),
        ),
        # a deed with its object and the word for when behind it
        ("三好遥監督は早稲田大学を卒業後、映画を撮った。", ("三好遥", "卒業", "早稲田大学", "member_of")),
        # a copula that the dictionary takes for a case
        ("藤井沙良は輪島市出身で、実家も被災した。", ("藤井沙良", "出身", "輪島市", "attribute")),
        # with whom, not beside what it was about
        (
            "西郷隆盛は、帰国した岩倉具視と征韓論をめぐって対立した。",
            ("西郷隆盛", "対立", "岩倉具視", "action"),
        ),
        # a land's government is the land
        (
            "ドイツ政府は昨年、所有権をナイジェリアに移した。",
            ("ドイツ", "所有権を移す", "ナイジェリア", "action"),
        ),
        # with whom a contract about something is made
        ("ソニーはオープンAIと記事の利用契約を結んだ。", ("ソニー", "利用契約", "オープンAI", "action")),
        # who did one thing to another goes on doing
        (
            "静岡大会は28日、球場で決勝があり、浦和レッズが鹿島アントラーズを破り、ガンバ大阪を追う。",
            ("浦和レッズ", "追う", "ガンバ大阪", "action"),
        ),
        # what stands before a quotation that says what is thought of it
        (
            "ソニーは東京電力を「信用力にプラス」と評価した。",
            ("ソニー", "評価", "東京電力", "action"),
        ),
        # what is said with ない alone
        ("アミノ酸は生命に欠かせない。アミノ酸は生命を守る。", ("アミノ酸", "欠かせない", "生命", "action")),
        # who can act goes on doing, not what the first clause governs
        (
            "名画は大阪の古美術商が買い取り、うち1枚をソニーに転売した。古美術商は名画を見た。古美術商だ。",
            ("古美術商", "1枚を転売", "ソニー", "action"),
        ),
        # a particle behind brackets
        ("ソニーは新薬「レカネマブ」について米国と協議した。", ("ソニー", "協議", "米国", "action")),
        # what one is strong in, the object that a light verb leaves its word to
        ("日本は米国と中国に強みを持つ。", ("日本", "強み", "中国", "action")),
        # with whom a contract is made
        ("ソニーは北海道電力と業務提携契約を締結した。", ("ソニー", "業務提携契約", "北海道電力", "action")),
        # what one plans, decides, announces or does for an end
        (
            "ソニーは今年、米国で新工場を建てる計画を進め、トヨタ自動車を支援すると発表した。",
            ("ソニー", "支援", "トヨタ自動車", "action"),
        ),
        ("ソニーは昨年、トヨタ自動車を買収することを決めた。", ("ソニー", "買収", "トヨタ自動車", "action")),
        # people beside a body
        (
            "渋沢栄一は大倉喜八郎らと日本銀行を組織した。",
            ("渋沢栄一", "〜と日本銀行を組織", "大倉喜八郎", "action"),
        ),
        # with whom, wherever it was
        (
            "石破茂首相は23日、来日した韓国の李在明大統領と官邸で会談した。",
            ("石破茂", "会談", "李在明", "action"),
        ),
        (
            "石破茂首相は23日、来日した韓国の李在明大統領と官邸で会談した。",
            ("李在明", "大統領", "韓国", "attribute"),
        ),
        # a verb that is one word with what stands before it
        (
            "ソニーは米国市場を視野に入れる。米国市場は広い。",
            ("ソニー", "視野に入れる", "米国市場", "action"),
        ),
        # whose pupil, by the topic
        (
            "杉田玄白は回想録を書き、弟子の大槻玄沢に校訂を託した。",
            ("大槻玄沢", "弟子", "杉田玄白", "attribute"),
        ),
        # a verb that only carries its deed
        (
            "日本は金融緩和を行う。金融緩和は長い。金融緩和を続ける。",
            ("日本", "実施", "金融緩和", "action"),
        ),
    ],
)
def test_rule(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "日米両国は協力する。",  # 両国 after 日米 is no address
        "日米の安全保障――シアトルの港から考える。",  # a dash parts the owner from what follows
        "ワシントン大学と日本の大学が講座を開いた。",  # the owner's own is what follows it
        "愛知県・岐阜県・三重県が協力した。",  # names in a row are no address
        "日米首脳会談(外務省)を読む。",  # what brackets add to an event is no place
    ],
)
def test_no_place_is_made_up(text: str) -> None:
    assert not {e for e in edges(text) if e[3] == "located_in"}


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        # the object of a clause within is not the object of the verb after it
        (
            "試料を収めたカプセルは、ウーメラ砂漠に着地する予定だ。カプセルの試料を調べる。",
            ("カプセル", "着地", "ウーメラ砂漠", "action"),
            ("カプセル", "着地", "試料", "action"),
        ),
        # a causative is called by its whole form
        (
            "トヨタ自動車は名古屋市で代替バスを走らせる。代替バスは便利だ。",
            ("トヨタ自動車", "走らせる", "代替バス", "action"),
            ("トヨタ自動車", "走る", "代替バス", "action"),
        ),
        # what one asks of another, one does not do oneself
        (
            "日本は米国に関税交渉を再開するよう求めた。関税交渉は長い。日本は関税交渉を続ける。",
            ("日本", "続ける", "関税交渉", "action"),
            ("日本", "再開", "関税交渉", "action"),
        ),
        # the particle behind the last of a list is the particle of them all
        (
            "ドイツやオーストリアでは、州政府が鉄道会社と契約を結んで本数を買う。フランスは日本を支援する。",
            ("フランス", "支援", "日本", "action"),
            ("ドイツ", "本数を買う", "オーストリア", "action"),
        ),
        # AのB has a word that a reader would use
        (
            "フランスのマクロン氏が発言した。",
            ("マクロン", "所属", "フランス", "attribute"),
            ("マクロン", "の", "フランス", "attribute"),
        ),
        # an object that is a node keeps its verb, a deed is the word itself
        (
            "無料バスは新病院と診療所を結ぶ。新病院と診療所に無料バスが止まる。",
            ("無料バス", "結ぶ", "診療所", "action"),
            ("無料バス", "診療所", "新病院", "action"),
        ),
        # what a clause does to a node does not name that node again
        (
            "白浜漁業協同組合は、屋根に太陽光パネルを載せ、電力を買う計画だ。太陽光パネルは安い。",
            ("白浜漁業協同組合", "載せる", "太陽光パネル", "action"),
            ("白浜漁業協同組合", "太陽光パネルを載せる", "太陽光パネル", "action"),
        ),
        # what a noun is like is not who does it
        (
            "カグラは地球から約2億キロ離れた炭素質の小惑星である。炭素質の石がある。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("炭素質", "離れる", "地球", "action"),
        ),
        # a county does not lie in the county before it
        (
            "石川県の輪島市や福井県の敦賀市といった町を歩いた。",
            ("敦賀市", "所在", "福井県", "located_in"),
            ("福井県", "所在", "石川県", "located_in"),
        ),
        # the way that one goes is not sent to where one comes from
        (
            "トヨタ自動車は酒田から下関を経て大阪に米を運んだ。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("下関", "経る", "酒田", "action"),
        ),
        # what a quotation holds is not done by who says it
        (
            "馳浩知事は「住民の安全を第一に対応する」と語った。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("馳浩", "安全を語る", "住民", "action"),
        ),
        # what an object becomes is nobody to whom it is done
        (
            "湖北酒造は校舎を貯蔵庫に変えた。貯蔵庫は広い。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("湖北酒造", "校舎を変える", "貯蔵庫", "action"),
        ),
        # what the clause of a noun says, the topic does not do
        (
            "塩野義製薬は、鳥インフルエンザに効く抗体薬の臨床試験を米国で始めたと発表した。鳥インフルエンザは怖い。",
            ("塩野義製薬", "〜で臨床試験", "米国", "action"),
            ("塩野義製薬", "効く", "鳥インフルエンザ", "action"),
        ),
        # who is quoted is not what the text goes on about
        (
            "トヨタ自動車は工場を閉じる。佐藤恒治社長は「事業に集中する」と説明した。日産自動車と協議を進めている。",
            ("トヨタ自動車", "協議", "日産自動車", "action"),
            ("佐藤恒治", "協議", "日産自動車", "action"),
        ),
        # whose it is, where the object does not stand on the edge
        (
            "バイアコムは、米国の商業放送テレビネットワークを所有する。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("バイアコム", "所有", "米国", "action"),
        ),
        # who does it too
        (
            "厚生労働省は内閣府とともに安全を守る。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("厚生労働省", "安全を守る", "内閣府", "action"),
        ),
        # も is a topic of who acts
        (
            "JASMはTSMCの子会社である。サントリーも水源を守るため、草原を借りて野焼きを支援する。野焼きは草原を守る。",
            ("サントリー", "支援", "野焼き", "action"),
            ("JASM", "支援", "野焼き", "action"),
        ),
        # a light verb leaves its word to a noun that relates two things, not to any object
        (
            "熊本県は職員を農業協同組合に置く。熊本県は農業協同組合と協定を結ぶ。",
            ("熊本県", "協定", "農業協同組合", "action"),
            ("熊本県", "職員", "農業協同組合", "action"),
        ),
        # what one person is of another stands between them
        (
            "井信行さんの孫の井雅信さんが働く。",
            ("井雅信", "孫", "井信行", "attribute"),
            ("井雅信", "所属", "井信行", "attribute"),
        ),
        # who says so did not do it
        (
            "国土交通省は、耐震データを改ざんしていたとして、都南ホームを検査した。耐震データは古い。",
            ("国土交通省", "検査", "都南ホーム", "action"),
            ("国土交通省", "改ざん", "耐震データ", "action"),
        ),
        # nor who warns of it
        (
            "東京海洋大学の内田教授は、海に放てば生態系を壊すおそれがあると警告する。生態系は弱い。",
            ("内田", "教授", "東京海洋大学", "member_of"),
            ("内田", "壊す", "生態系", "action"),
        ),
        # some of them are them; what a clause explains defines nobody
        (
            "国土交通省は処分を検討する。住民の一部は損害賠償を求める訴えを横浜地裁に起こす構えだ。",
            ("住民", "訴えを起こす", "横浜地裁", "action"),
            ("国土交通省", "訴えを起こす", "横浜地裁", "action"),
        ),
        # where another clause happened
        (
            "与謝蕪村は、宮津に滞在して船を絵に描いた。",
            ("与謝蕪村", "滞在", "宮津", "action"),
            ("与謝蕪村", "描く", "宮津", "action"),
        ),
        # a word of time before the object is no part of what the edge is called
        (
            "北陸新幹線は金沢で一時運転を見合わせた。",
            ("北陸新幹線", "〜で運転を見合わせる", "金沢", "action"),
            ("北陸新幹線", "〜で一時運転を見合わせる", "金沢", "action"),
        ),
        # in a quotation the speaker does not do what is said
        (
            "佐々木勇さんは「担い手を育てなければ長野県を守れない」と訴える。佐々木勇さんは長野県を歩いた。",
            ("佐々木勇", "歩く", "長野県", "action"),
            ("佐々木勇", "守れる", "長野県", "action"),
        ),
        # unless he wants to
        (
            "石破茂首相は「米国と協力したい」と述べ、「日本は中国を守れない」と訴えた。",
            ("石破茂", "協力", "米国", "action"),
            ("石破茂", "守れる", "中国", "action"),
        ),
        # who hinders a deed does not do it
        (
            "イスラエル軍は国連による支援物資の搬入を妨げている。支援物資は多い。支援物資を待つ。",
            ("イスラエル軍", "搬入を妨げる", "支援物資", "action"),
            ("イスラエル軍", "搬入", "支援物資", "action"),
        ),
        # nor who asks for it
        (
            "群馬県議会は来月、吉村知事に経緯の説明を求める。",
            ("群馬県議会", "説明を求める", "吉村", "action"),
            ("群馬県議会", "説明", "吉村", "action"),
        ),
        # a topic before a word of time goes with its verb, not the topic of the clause before
        (
            "ソニーは見積もりの2倍に膨らみ、水戸市は今年、図書館でトヨタ自動車を支援した。",
            ("水戸市", "支援", "トヨタ自動車", "action"),
            ("ソニー", "支援", "トヨタ自動車", "action"),
        ),
        # of topic and subject before what is said, the subject belongs to it
        (
            "日本生活協同組合は和解額が低すぎると反発し、山形県に監査請求を行う構えだ。和解額は低い。監査請求は長い。",
            ("日本生活協同組合", "実施", "監査請求", "action"),
            ("和解額", "実施", "監査請求", "action"),
        ),
        # who does so too, once the clause of the topic is over
        (
            "新作は5月に公開され、ソニーも上映権を買い取った。新作の上映権は高い。上映権は強い。",
            ("ソニー", "買い取る", "上映権", "action"),
            ("新作", "買い取る", "上映権", "action"),
        ),
        # what a clause tells the content of
        (
            "水戸市は妊婦の交通費を助成する条例案を議会に出す。条例案は交通費を助ける。",
            ("水戸市", "助成", "交通費", "action"),
            ("水戸市", "交通費を助成", "条例案", "action"),
        ),
        # whose deed it is where, not whose place
        (
            "関税はBMWの中国での販売に響く。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("中国", "一部", "BMW", "part_of"),
        ),
        # who sues is not who is sued
        (
            "ニューヨーク・タイムズは米国でマイクロソフトを提訴した。",
            ("マイクロソフト", "〜で提訴される", "米国", "action"),
            ("マイクロソフト", "〜で提訴", "米国", "action"),
        ),
        # what は makes a topic of has no other topic
        (
            "水戸市は橋を買い取り、国際連合に選ばれたのは2001年のことだ。水戸市は国際連合を訪れた。",
            ("水戸市", "訪れる", "国際連合", "action"),
            ("水戸市", "選ばれる", "国際連合", "action"),
        ),
        # a blow comes from whom it is taken
        (
            "渡辺大翔に2点本塁打を浴びた。2点本塁打は遠い。2点本塁打だ。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("2点本塁打", "浴びる", "渡辺大翔", "action"),
        ),
        # the subject beside a topic and an object is that of the clause
        (
            "滋賀大学の根岸由香教授は、寺院が仏像を博物館に預ける仕組みを提唱した。仏像と博物館を見る。仏像と博物館だ。",
            ("根岸由香", "教授", "滋賀大学", "member_of"),
            ("根岸由香", "預ける", "仏像", "action"),
        ),
        # what was developed did not develop
        (
            "エーザイは、米バイオジェンと共同開発した治療薬を中国で売る。治療薬は高い。治療薬だ。",
            ("エーザイ", "売る", "治療薬", "action"),
            ("治療薬", "〜と共同開発", "バイオジェン", "action"),
        ),
        # what brackets hold stands beside nothing outside
        (
            "ソニー株式会社（本社：札幌市中央区、代表取締役：三浦彩）は、北海道電力を買収した。",
            ("ソニー株式会社", "買収", "北海道電力", "action"),
            ("札幌市中央区", "買収", "北海道電力", "action"),
        ),
        # nobody is the friend of a land
        (
            "インドの友人プリヤさんに習った。",
            ("プリヤ", "所属", "インド", "attribute"),
            ("プリヤ", "友人", "インド", "attribute"),
        ),
        # a deed does not do what its clause says
        (
            "ソニーは水中ドローンを使った監視を続けている。水中ドローンは潜る。水中ドローンだ。監視は長い。監視だ。",
            ("ソニー", "使う", "水中ドローン", "action"),
            ("監視", "使う", "水中ドローン", "action"),
        ),
        # what one allows, others do
        (
            "鈴木康友知事は、ソニーが持つ山梨県を越えて掘ることを認めると表明した。鈴木康友知事は長野県を訪れた。",
            ("鈴木康友", "訪れる", "長野県", "action"),
            ("鈴木康友", "越える", "山梨県", "action"),
        ),
        # nor does one do what would happen if
        (
            "東北大学の西村准教授は、長野県を小さく分ければ被害を減らせると提案する。",
            ("西村", "准教授", "東北大学", "member_of"),
            ("西村", "分ける", "長野県", "action"),
        ),
        # each subject has its verb
        (
            "米国がリヤドで日本と協議し、フランスがドイツを支援した。",
            ("フランス", "支援", "ドイツ", "action"),
            ("フランス", "〜で支援", "リヤド", "action"),
        ),
        # who is carried over does not do what a clause says of another
        (
            "総務省は泉沢市を外した。日本産に中国を混ぜていたことが発覚したためだ。総務省は中国を調べる。",
            ("総務省", "調べる", "中国", "action"),
            ("総務省", "混ぜる", "中国", "action"),
        ),
        # what something is called is nobody with whom
        (
            "福井県立大学は中国を日本の領土と特定した。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("福井県立大学", "〜と中国を特定", "日本", "action"),
        ),
        # what is said to be somebody is not what the text is about
        (
            "作家の三崎亜希子さんは、日本の作家である。就任を頼んだのは大学の後輩でもある石橋良一町長だ。",
            ("三崎亜希子", "作家", "日本", "attribute"),
            ("三崎亜希子", "町長", "石橋良一", "attribute"),
        ),
        # what a firm is, not of what it is a part
        (
            "米セキュリティー会社のマンディアント社に日本は調査を頼んだ。セキュリティー会社は調べる。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("マンディアント社", "一部", "セキュリティー会社", "part_of"),
        ),
        # a deed that only tells when is nobody's who is carried over
        (
            "ポーランド軍は中国を訪れた。2022年のウクライナ侵攻後初めてだ。ポーランド軍は中国を助けた。",
            ("ポーランド軍", "訪れる", "中国", "action"),
            ("ポーランド軍", "侵攻", "ウクライナ", "action"),
        ),
        # where it opened is no office
        (
            "石巻市の集落にソニーが工場を開いて3年になる。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("ソニー", "集落", "石巻市", "located_in"),
        ),
        # a piece of a name does nothing
        (
            "テニス・オーストラリアは、猛暑のため試合開始を早める。試合開始は遅い。日本は米国を支援する。",
            ("日本", "支援", "米国", "action"),
            ("オーストラリア", "早める", "試合開始", "action"),
        ),
        # a case before a clause is that clause's
        (
            "ソニーは2016年、ドイツで暮らしていた藤本沙織社長が創業した。",
            ("藤本沙織", "創業", "ソニー", "action"),
            ("藤本沙織", "〜で創業", "ドイツ", "action"),
        ),
        # a quality is nothing that one does
        (
            "東京都は大阪府より広い。東京都は大阪府を支援する。",
            ("東京都", "支援", "大阪府", "action"),
            ("東京都", "広い", "大阪府", "action"),
        ),
    ],
)
def test_rule_and_what_it_must_not_say(
    text: str, expected: tuple[str, str, str, str], never: tuple[str, str, str, str]
) -> None:
    found = edges(text)
    assert expected in found
    assert never not in found


def test_a_compound_said_once_is_a_theme_when_an_actor_does_something_to_it() -> None:
    text = "政府は物流を語る。日本企業が米国のプロジェクトに参画し、長期的な供給契約を締結した。"
    assert ("日本企業", "締結", "供給契約", "action") in edges(text)


def test_themes_said_once_are_bounded() -> None:
    firms = ["トヨタ自動車", "日産自動車", "ソニー", "三菱重工業", "日立製作所", "パナソニック"]
    goods = [
        a + b
        for a in ("供給", "購入", "販売", "輸送", "保守", "研究")
        for b in ("契約", "協定", "条件", "方法")
    ]
    text = "".join(f"{firms[i % 6]}は{thing}を結んだ。" for i, thing in enumerate(goods))
    analysis = analyse(document_of(text))
    stated = stated_themes(analysis)
    assert 0 < len(stated) <= 4 + 0.15 * len(text) ** 0.5


def test_an_instrument_is_no_partner() -> None:
    assert not {e for e in edges("経済産業省はラピダスを補助金で支援する。") if e[2] == "補助金"}


def test_a_topic_goes_with_the_formal_noun_behind_it() -> None:
    found = edges("これにより、日本はロシアや中東への依存度を減らし、供給の多角化を進めることができる。")
    assert ("日本", "依存度を減らす", "ロシア", "action") in found
    assert ("日本", "依存度を減らす", "中東", "action") in found


def test_now_and_in_america_are_no_topics() -> None:
    found = edges("『白夜行』は、日本の小説である。アメリカではNHKで放送された。")
    assert any(source == "白夜行" and target == "NHK" for source, _, target, _ in found)


def test_the_text_is_about_what_its_first_sentence_defines() -> None:
    text = "ソニーは、日本の企業である。\n\n1990年に中国に進出した。"
    assert any(source == "ソニー" and target == "中国" for source, _, target, _ in edges(text))


def test_a_subject_without_a_topic_is_carried_too() -> None:
    found = edges("結城真帆さんがアルバムを発表した。東京で生まれ、ウィーンに渡った。")
    assert ("結城真帆", "生まれる", "東京", "located_in") in found


def test_without_a_definition_a_paragraph_begins_anew() -> None:
    text = "ソニーは会議を開いた。\n\n1990年に中国に進出した。"
    assert not any(source == "ソニー" and target == "中国" for source, _, target, _ in edges(text))


def test_the_subject_is_carried_over_to_the_next_sentence() -> None:
    text = "ソニーは米国の企業を買収した。さらに中国に進出した。"
    assert any(source == "ソニー" and target == "中国" for source, _, target, _ in edges(text))


@pytest.fixture(scope="module")
def made() -> KnowledgeMap:
    return yomichizu.extract(
        "日本は米国と協力する方針だ。日本は米国と協力した。ロシアはウクライナに侵攻した。"
        "日本とロシアと米国とウクライナは隣にない。"
    )


def test_equal_ends_and_cue_merge_into_one_edge_with_all_evidence(made: KnowledgeMap) -> None:
    found = [r for r in made.relations if r.label == "協力"]
    assert len(found) == 1
    assert len(found[0].evidence) == 2
    assert found[0].weight == pytest.approx(sum(e.confidence for e in found[0].evidence))


def test_evidence_is_the_sentence_with_its_cue_statement_and_rule(made: KnowledgeMap) -> None:
    text = made.documents[0].text
    for relation in made.relations:
        for evidence in relation.evidence:
            assert text[evidence.start : evidence.end].endswith("。")
            assert evidence.rule
            assert 0 < evidence.confidence <= 1
            if evidence.statement is not None:
                statement = made.statement_by_id[evidence.statement]
                assert evidence.cue == statement.predicate.span
    first = next(r for r in made.relations if r.label == "協力").evidence[0]
    assert first.statement is not None
    assert made.statement_by_id[first.statement].modality is Modality.PLANNED


def test_cooccurrence_joins_only_what_nothing_else_joins(made: KnowledgeMap) -> None:
    typed = {
        frozenset((r.source, r.target)) for r in made.relations if r.kind is not RelationKind.COOCCURRENCE
    }
    faint = {frozenset((r.source, r.target)) for r in made.relations if r.kind is RelationKind.COOCCURRENCE}
    assert faint
    assert not typed & faint
    assert all(
        e.cue is None for r in made.relations if r.kind is RelationKind.COOCCURRENCE for e in r.evidence
    )


def test_the_same_text_gives_the_same_map() -> None:
    text = "日本は米国と協力した。シアトルは米国の都市である。"
    assert yomichizu.extract(text) == yomichizu.extract(text)
