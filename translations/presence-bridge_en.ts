<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>CheckText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <comment>until a secret expires</comment>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) without one: %1.</source>
        <comment>busy-lamp keys</comment>
        <translation>
            <numerusform>%Ln user without one: %1.</numerusform>
            <numerusform>%Ln users without one: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) not tried.</source>
        <translation>
            <numerusform>%Ln check not tried.</numerusform>
            <numerusform>%Ln checks not tried.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s).</source>
        <translation>
            <numerusform>%Ln warning.</numerusform>
            <numerusform>%Ln warnings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s) trusted.</source>
        <comment>of additional authorities</comment>
        <translation>
            <numerusform>%Ln certificate trusted.</numerusform>
            <numerusform>%Ln certificates trusted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message numerus="yes">
        <source>The brake holds: %n of %1 users would be changed at once.</source>
        <translation>
            <numerusform>The brake holds: %Ln of %1 users would be changed at once.</numerusform>
            <numerusform>The brake holds: %Ln of %1 users would be changed at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The program ends: %n user(s) could not be given back.</source>
        <translation>
            <numerusform>The program ends: %Ln user could not be given back.</numerusform>
            <numerusform>The program ends: %Ln users could not be given back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message numerus="yes">
        <source>%n change(s) could not be written.</source>
        <translation>
            <numerusform>%Ln change could not be written.</numerusform>
            <numerusform>%Ln changes could not be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expires in %n day(s), on %1</source>
        <translation>
            <numerusform>expires in %Ln day, on %1</numerusform>
            <numerusform>expires in %Ln days, on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) of the profile fit no user.</source>
        <translation>
            <numerusform>%Ln entry of the profile fits no user.</numerusform>
            <numerusform>%Ln entries of the profile fit no user.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Microsoft refuses to tell the presence of %n user(s).</source>
        <translation>
            <numerusform>Microsoft refuses to tell the presence of %Ln user.</numerusform>
            <numerusform>Microsoft refuses to tell the presence of %Ln users.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Microsoft sends a status that this version does not know: %1 for %n user(s).</source>
        <translation>
            <numerusform>Microsoft sends a status that this version does not know: %1 for %Ln user.</numerusform>
            <numerusform>Microsoft sends a status that this version does not know: %1 for %Ln users.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not disturb has no effect on the phones of %n user(s).</source>
        <translation>
            <numerusform>Do not disturb has no effect on the phone of %Ln user.</numerusform>
            <numerusform>Do not disturb has no effect on the phones of %Ln users.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The presence that is set has no effect in Teams for %n user(s).</source>
        <translation>
            <numerusform>The presence that is set has no effect in Teams for %Ln user.</numerusform>
            <numerusform>The presence that is set has no effect in Teams for %Ln users.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgramBoxes</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) could not be given back in time.</source>
        <translation>
            <numerusform>%Ln user could not be given back in time.</numerusform>
            <numerusform>%Ln users could not be given back in time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleProof</name>
    <message numerus="yes">
        <source>%n quiet poll(s) later: %1</source>
        <translation>
            <numerusform>%Ln quiet poll later: %1</numerusform>
            <numerusform>%Ln quiet polls later: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message numerus="yes">
        <source>%Ln user(s) could not be given back; the next start does.</source>
        <translation>
            <numerusform>%Ln user could not be given back; the next start does.</numerusform>
            <numerusform>%Ln users could not be given back; the next start does.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln user(s) matched.</source>
        <translation>
            <numerusform>%Ln user matched.</numerusform>
            <numerusform>%Ln users matched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServiceState</name>
    <message numerus="yes">
        <source>systemd has had to start it again %Ln time(s).</source>
        <translation>
            <numerusform>systemd has had to start it again %Ln time.</numerusform>
            <numerusform>systemd has had to start it again %Ln times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message numerus="yes">
        <source>%Ln function key(s) received as configured (UCI lists none that can be read)</source>
        <translation>
            <numerusform>%Ln function key received as configured (UCI lists none that can be read)</numerusform>
            <numerusform>%Ln function keys received as configured (UCI lists none that can be read)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln function key(s) received</source>
        <translation>
            <numerusform>%Ln function key received</numerusform>
            <numerusform>%Ln function keys received</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n change(s) were written.</source>
        <translation>
            <numerusform>%Ln change was written.</numerusform>
            <numerusform>%Ln changes were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) failed.</source>
        <translation>
            <numerusform>%Ln write failed.</numerusform>
            <numerusform>%Ln writes failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ForgetProgram</name>
    <message numerus="yes">
        <source>Phones or Teams of %n user(s) are still to be given back, by %1.</source>
        <translation>
            <numerusform>Phone or Teams of %Ln user is still to be given back, by %1.</numerusform>
            <numerusform>Phones or Teams of %Ln users are still to be given back, by %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::KeysProgram</name>
    <message numerus="yes">
        <source>%n busy-lamp key(s) made for the account %1.</source>
        <translation>
            <numerusform>%Ln busy-lamp key made for the account %1.</numerusform>
            <numerusform>%Ln busy-lamp keys made for the account %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n busy-lamp key(s) removed that had been made here.</source>
        <translation>
            <numerusform>%Ln busy-lamp key removed that had been made here.</numerusform>
            <numerusform>%Ln busy-lamp keys removed that had been made here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The account %1 has no busy-lamp key for %n user(s):</source>
        <translation>
            <numerusform>The account %1 has no busy-lamp key for %Ln user:</numerusform>
            <numerusform>The account %1 has no busy-lamp key for %Ln users:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::BannerStack</name>
    <message numerus="yes">
        <source>%n more message(s)</source>
        <translation>
            <numerusform>%Ln more message</numerusform>
            <numerusform>%Ln more messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::ExclusionDialog</name>
    <message numerus="yes">
        <source>%n user(s) excluded</source>
        <translation>
            <numerusform>%Ln user excluded</numerusform>
            <numerusform>%Ln users excluded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::HealthBar</name>
    <message numerus="yes">
        <source>%n user(s) held back</source>
        <translation>
            <numerusform>%Ln user held back</numerusform>
            <numerusform>%Ln users held back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) so far; the last took %1.</source>
        <translation>
            <numerusform>%Ln reading so far; it took %1.</numerusform>
            <numerusform>%Ln readings so far; the last took %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to retry</source>
        <translation>
            <numerusform>%Ln change to retry</numerusform>
            <numerusform>%Ln changes to retry</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to retry</source>
        <comment>changes, short</comment>
        <translation>
            <numerusform>%Ln to retry</numerusform>
            <numerusform>%Ln to retry</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::HealthPage</name>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) to try again</source>
        <translation>
            <numerusform>%Ln write to try again</numerusform>
            <numerusform>%Ln writes to try again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s): Microsoft refuses the reading</source>
        <translation>
            <numerusform>%Ln user: Microsoft refuses the reading</numerusform>
            <numerusform>%Ln users: Microsoft refuses the reading</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::LivePreviewDialog</name>
    <message numerus="yes">
        <source>%n user(s) would be changed at once.</source>
        <translation>
            <numerusform>%Ln user would be changed at once.</numerusform>
            <numerusform>%Ln users would be changed at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::MonitorWindow</name>
    <message numerus="yes">
        <source>Giving back %n change(s)…</source>
        <translation>
            <numerusform>Giving back %Ln change…</numerusform>
            <numerusform>Giving back %Ln changes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phone(s): do not disturb is switched off.</source>
        <translation>
            <numerusform>%Ln phone: do not disturb is switched off.</numerusform>
            <numerusform>%Ln phones: do not disturb is switched off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s): the presence in Teams is cleared.</source>
        <translation>
            <numerusform>%Ln user: the presence in Teams is cleared.</numerusform>
            <numerusform>%Ln users: the presence in Teams is cleared.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::ProofView</name>
    <message numerus="yes">
        <source>%1 states were walked, with delays, lost messages and crashes. Left alone, everything comes to rest within %n poll(s).</source>
        <translation>
            <numerusform>%1 states were walked, with delays, lost messages and crashes. Left alone, everything comes to rest within %Ln poll.</numerusform>
            <numerusform>%1 states were walked, with delays, lost messages and crashes. Left alone, everything comes to rest within %Ln polls.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::QuickFilters</name>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::RulesDialog</name>
    <message numerus="yes">
        <source>%n rule set(s) cannot be read and were left alone:</source>
        <translation>
            <numerusform>%Ln rule set cannot be read and was left alone:</numerusform>
            <numerusform>%Ln rule sets cannot be read and were left alone:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::Sparkline</name>
    <message numerus="yes">
        <source>The last %n reading(s)</source>
        <translation>
            <numerusform>The last reading</numerusform>
            <numerusform>The last %Ln readings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%Ln failed.</numerusform>
            <numerusform>%Ln failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::StarfacePage</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%Ln user</numerusform>
            <numerusform>%Ln users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%Ln key</numerusform>
            <numerusform>%Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) without one: %1.</source>
        <comment>busy-lamp keys</comment>
        <translation>
            <numerusform>%Ln user without one: %1.</numerusform>
            <numerusform>%Ln users without one: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::StartPage</name>
    <message numerus="yes">
        <source>%n certificate(s) will be trusted.</source>
        <translation>
            <numerusform>%Ln certificate will be trusted.</numerusform>
            <numerusform>%Ln certificates will be trusted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ui::UsersPage</name>
    <message numerus="yes">
        <source>%n user(s) will be synchronised</source>
        <translation>
            <numerusform>%Ln user will be synchronised</numerusform>
            <numerusform>%Ln users will be synchronised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not</source>
        <comment>users</comment>
        <translation>
            <numerusform>%Ln not</numerusform>
            <numerusform>%Ln not</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The STARFACE account has no busy-lamp key for %n user(s) that match: %1. Their calls are not seen until there is one.</source>
        <translation>
            <numerusform>The STARFACE account has no busy-lamp key for %Ln user that matches: %1. Their calls are not seen until there is one.</numerusform>
            <numerusform>The STARFACE account has no busy-lamp key for %Ln users that match: %1. Their calls are not seen until there is one.</numerusform>
        </translation>
    </message>
</context>
</TS>
