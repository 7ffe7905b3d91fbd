<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>CheckText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <comment>until a secret expires</comment>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) without one: %1.</source>
        <comment>busy-lamp keys</comment>
        <translation>
            <numerusform>%n user without one: %1.</numerusform>
            <numerusform>%n users without one: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) not tried.</source>
        <translation>
            <numerusform>%n check not tried.</numerusform>
            <numerusform>%n checks not tried.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s).</source>
        <translation>
            <numerusform>%n warning.</numerusform>
            <numerusform>%n warnings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message numerus="yes">
        <source>The brake holds: %n of %1 users would be changed at once.</source>
        <translation>
            <numerusform>The brake holds: %n of %1 users would be changed at once.</numerusform>
            <numerusform>The brake holds: %n of %1 users would be changed at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program ends: %n user(s) could not be given back.</source>
        <translation>
            <numerusform>The program ends: %n user could not be given back.</numerusform>
            <numerusform>The program ends: %n users could not be given back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message numerus="yes">
        <source>%n change(s) could not be written.</source>
        <translation>
            <numerusform>%n change could not be written.</numerusform>
            <numerusform>%n changes could not be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expires in %n day(s), on %1</source>
        <translation>
            <numerusform>expires in %n day, on %1</numerusform>
            <numerusform>expires in %n days, on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleProof</name>
    <message numerus="yes">
        <source>%n quiet poll(s) later: %1</source>
        <translation>
            <numerusform>%n quiet poll later: %1</numerusform>
            <numerusform>%n quiet polls later: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n change(s) were written.</source>
        <translation>
            <numerusform>%n change was written.</numerusform>
            <numerusform>%n changes were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) failed.</source>
        <translation>
            <numerusform>%n write failed.</numerusform>
            <numerusform>%n writes failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ForgetProgram</name>
    <message numerus="yes">
        <source>Phones or Teams of %n user(s) are still to be given back, by %1.</source>
        <translation>
            <numerusform>Phone or Teams of %n user is still to be given back, by %1.</numerusform>
            <numerusform>Phones or Teams of %n users are still to be given back, by %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::WindowProgram</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) could not be given back in time.</source>
        <translation>
            <numerusform>%n user could not be given back in time.</numerusform>
            <numerusform>%n users could not be given back in time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::BannerStack</name>
    <message numerus="yes">
        <source>%n more message(s)</source>
        <translation>
            <numerusform>%n more message</numerusform>
            <numerusform>%n more messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::ExclusionDialog</name>
    <message numerus="yes">
        <source>%n user(s) excluded</source>
        <translation>
            <numerusform>%n user excluded</numerusform>
            <numerusform>%n users excluded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::HealthBar</name>
    <message numerus="yes">
        <source>%n user(s) held back</source>
        <translation>
            <numerusform>%n user held back</numerusform>
            <numerusform>%n users held back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) so far; the last took %1.</source>
        <translation>
            <numerusform>%n reading so far; it took %1.</numerusform>
            <numerusform>%n readings so far; the last took %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to retry</source>
        <translation>
            <numerusform>%n change to retry</numerusform>
            <numerusform>%n changes to retry</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to retry</source>
        <comment>changes, short</comment>
        <translation>
            <numerusform>%n to retry</numerusform>
            <numerusform>%n to retry</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::HealthPage</name>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) to try again</source>
        <translation>
            <numerusform>%n write to try again</numerusform>
            <numerusform>%n writes to try again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::LivePreviewDialog</name>
    <message numerus="yes">
        <source>%n user(s) would be changed at once.</source>
        <translation>
            <numerusform>%n user would be changed at once.</numerusform>
            <numerusform>%n users would be changed at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::MonitorWindow</name>
    <message numerus="yes">
        <source>Giving back %n change(s)…</source>
        <translation>
            <numerusform>Giving back %n change…</numerusform>
            <numerusform>Giving back %n changes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phone(s): do not disturb is switched off.</source>
        <translation>
            <numerusform>%n phone: do not disturb is switched off.</numerusform>
            <numerusform>%n phones: do not disturb is switched off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s): the presence in Teams is cleared.</source>
        <translation>
            <numerusform>%n user: the presence in Teams is cleared.</numerusform>
            <numerusform>%n users: the presence in Teams is cleared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::ProofView</name>
    <message numerus="yes">
        <source>%1 states were walked, with delays, lost messages and crashes. Left alone, everything comes to rest within %n poll(s).</source>
        <translation>
            <numerusform>%1 states were walked, with delays, lost messages and crashes. Left alone, everything comes to rest within %n poll.</numerusform>
            <numerusform>%1 states were walked, with delays, lost messages and crashes. Left alone, everything comes to rest within %n polls.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::QuickFilters</name>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::RulesDialog</name>
    <message numerus="yes">
        <source>%n rule set(s) cannot be read and were left alone:</source>
        <translation>
            <numerusform>%n rule set cannot be read and was left alone:</numerusform>
            <numerusform>%n rule sets cannot be read and were left alone:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::Sparkline</name>
    <message numerus="yes">
        <source>The last %n reading(s)</source>
        <translation>
            <numerusform>The last reading</numerusform>
            <numerusform>The last %n readings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n failed.</numerusform>
            <numerusform>%n failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::StarfacePage</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) without one: %1.</source>
        <comment>busy-lamp keys</comment>
        <translation>
            <numerusform>%n user without one: %1.</numerusform>
            <numerusform>%n users without one: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::UsersPage</name>
    <message numerus="yes">
        <source>%n user(s) will be synchronised</source>
        <translation>
            <numerusform>%n user will be synchronised</numerusform>
            <numerusform>%n users will be synchronised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not</source>
        <comment>users</comment>
        <translation>
            <numerusform>%n not</numerusform>
            <numerusform>%n not</numerusform>
        </translation>
    </message>
</context>
</TS>
