<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FilterPopover</name>
    <message numerus="yes">
        <source>hides %n</source>
        <translation>
            <numerusform>hides %n</numerusform>
            <numerusform>hides %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FocusChip</name>
    <message numerus="yes">
        <source>%n step(s) around</source>
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
    <message numerus="yes">
        <source>%n relation(s)</source>
        <translation>
            <numerusform>%n relation</numerusform>
            <numerusform>%n relations</numerusform>
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
</context>
</TS>
