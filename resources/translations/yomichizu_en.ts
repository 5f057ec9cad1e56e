<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Dragging</name>
    <message numerus="yes">
        <source>Move item(s)</source>
        <translation>
            <numerusform>Move item</numerusform>
            <numerusform>Move items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterPopover</name>
    <message numerus="yes">
        <source>hides %n</source>
        <translation>
            <numerusform>hides %n</numerusform>
            <numerusform>hides %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) put out of sight by hand</source>
        <translation>
            <numerusform>%n item put out of sight by hand</numerusform>
            <numerusform>%n items put out of sight by hand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindField</name>
    <message numerus="yes">
        <source>and %n more; go on typing</source>
        <translation>
            <numerusform>and %n more; go on typing</numerusform>
            <numerusform>and %n more; go on typing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FocusChip</name>
    <message numerus="yes">
        <source>%n step(s) around</source>
        <extracomment>names that a chip says in full Characters of a name and of a relation&apos;s words on a path, tried one after the other until it fits.</extracomment>
        <translation>
            <numerusform>%n step around</numerusform>
            <numerusform>%n steps around</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapMenus</name>
    <message numerus="yes">
        <source>Only the surroundings, %n step(s)</source>
        <translation>
            <numerusform>Only the surroundings, %n step</numerusform>
            <numerusform>Only the surroundings, %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let all %n pinned item(s) move</source>
        <translation>
            <numerusform>Let the %n pinned item move</numerusform>
            <numerusform>Let all %n pinned items move</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation>
            <numerusform>%n relation</numerusform>
            <numerusform>%n relations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>named %n time(s)</source>
        <translation>
            <numerusform>named %n time</numerusform>
            <numerusform>named %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of evidence</source>
        <translation>
            <numerusform>%n piece of evidence</numerusform>
            <numerusform>%n pieces of evidence</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message numerus="yes">
        <source>%n mention(s) of what is selected</source>
        <translation>
            <numerusform>%n mention of what is selected</numerusform>
            <numerusform>%n mentions of what is selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PathChip</name>
    <message numerus="yes">
        <source>Show the evidence of this step (%n sentence(s))</source>
        <translation>
            <numerusform>Show the evidence of this step (%n sentence)</numerusform>
            <numerusform>Show the evidence of this step (%n sentences)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScopeChip</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>about %n minute(s) left to read</source>
        <translation>
            <numerusform>about %n minute left to read</numerusform>
            <numerusform>about %n minutes left to read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left to read</source>
        <translation>
            <numerusform>about %n hour left to read</numerusform>
            <numerusform>about %n hours left to read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message numerus="yes">
        <source>Arranging %n item(s)…</source>
        <translation>
            <numerusform>Arranging %n item…</numerusform>
            <numerusform>Arranging %n items…</numerusform>
        </translation>
    </message>
</context>
</TS>
