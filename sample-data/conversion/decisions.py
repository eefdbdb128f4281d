"""What a person had to decide, by the exact words of the data set that were read for it.

A text that is not here stops the conversion: read it, decide, add it, and say why in README.md.
A text here that the data set no longer holds stops it too.
"""

# casualtyEstimates[].note: what the figure counts. THIS_INCIDENT unless the words say otherwise:
# counted by name (NAMED_VICTIMS), over several attacks (SEVERAL_INCIDENTS),
# or only at one doctor or a stated number of hospitals (PARTIAL).
SCOPE = {
    "Named victims only, at the time of the AP piece": "NAMED_VICTIMS",
    "Named people with symptoms": "NAMED_VICTIMS",
    "35 named injured, dozens more affected": "NAMED_VICTIMS",
    "Named people": "NAMED_VICTIMS",
    "Named dead; dozens more affected": "NAMED_VICTIMS",
    "Six deaths across the Idlib incidents": "SEVERAL_INCIDENTS",
    "46 fighters over three occasions in the series, as quoted in the archive's UN column": "SEVERAL_INCIDENTS",
    "Deaths among about 3,600 patients in three hospitals MSF supports; not an overall toll": "PARTIAL",
    "One doctor treated six civilians and two YPG fighters": "PARTIAL",
    "Patients in the records of three hospitals": "PARTIAL",
    "Seven in the Arms Control Association timeline, about eight in the Syrian Archive record": "THIS_INCIDENT",
    "16 soldiers and 10 civilians": "THIS_INCIDENT",
    "Syrian records as cited in the UN report, read through a blog": "THIS_INCIDENT",
    "Reuters as quoted by the Post: two dead, many hurt": "THIS_INCIDENT",
    "A woman and two children died, more than a dozen hurt": "THIS_INCIDENT",
    "Activists' figure": "THIS_INCIDENT",
    "Figures reported to the archive": "THIS_INCIDENT",
    "Includes at least 426 children": "THIS_INCIDENT",
    "COI later wrote approximately 1,000": "THIS_INCIDENT",
    "Syrian state television, which blamed the Nusra Front": "THIS_INCIDENT",
    "FFM figure read through a blog": "THIS_INCIDENT",
    "JIM wording quoted by the same blog": "THIS_INCIDENT",
    "40 cases reported by the media centre, around 50 by a doctor": "THIS_INCIDENT",
    "Six civilians, three of them children": "THIS_INCIDENT",
    "Range in the reports collected by the archive": "THIS_INCIDENT",
    "From a social-media post, no video": "THIS_INCIDENT",
    "Two exposed people confirmed, a baby's death very likely": "THIS_INCIDENT",
    "More than 23 civilians treated": "THIS_INCIDENT",
    "As reported by the press": "THIS_INCIDENT",
    "A Red Cross / Red Crescent doctor: at least four suffocation cases, as quoted in Spanish-language state media":
        "THIS_INCIDENT",
    "Dated 2 August in the chronology": "THIS_INCIDENT",
    "Health ministry as quoted in a social-media post": "THIS_INCIDENT",
    "A doctor described a mother and two children dying; HRW counts five dead over this attack"
    " and the one of 6 September": "THIS_INCIDENT",
    "Range of activist reports": "THIS_INCIDENT",
    "Approximate": "THIS_INCIDENT",
    "More than a dozen injured; Civil Defence counted twelve": "THIS_INCIDENT",
    "Four of the dead were children; SNHR gives the hour": "THIS_INCIDENT",
    "At least one injured": "THIS_INCIDENT",
    "Possibly fifteen injured": "THIS_INCIDENT",
    "Orient News counted thirteen injured together with Ard al-Hamra": "THIS_INCIDENT",
    "Two further deaths were reported but not confirmed by HRW": "THIS_INCIDENT",
    "A witness reported the two deaths": "THIS_INCIDENT",
    "Five further deaths were reported but not confirmed by HRW": "THIS_INCIDENT",
    "35 in Jrouh, 43 in Salaliyah, 7 in Hamadi Omar, 2 in Qastal": "THIS_INCIDENT",
    "Range in the encyclopedia entry": "THIS_INCIDENT",
    "30 of the dead were children; medical staff spoke of hundreds injured": "THIS_INCIDENT",
    "Civilians": "THIS_INCIDENT",
    "Encyclopedia figure": "THIS_INCIDENT",
    "A dead child is shown; cause unproven": "THIS_INCIDENT",
    "More than 42 found dead at home, more than 500 patients": "THIS_INCIDENT",
    "Patients seen at health facilities": "THIS_INCIDENT",
}

# casualtyEstimates[].note where sourceOrgId is null: who says so, in the note's words.
# None: the note does not name anybody, so the title of the row's source stands there.
SAYS_SO = {
    "Seven in the Arms Control Association timeline, about eight in the Syrian Archive record":
        "Arms Control Association timeline; Syrian Archive record",
    "A Red Cross / Red Crescent doctor: at least four suffocation cases, as quoted in Spanish-language state media":
        "A Red Cross / Red Crescent doctor, as quoted in Spanish-language state media",
    "Range of activist reports": "Activist reports",
    "Range in the encyclopedia entry": None,
    "Encyclopedia figure": None,
}

# contestedBy[].position. DENIAL: rejects the accusation or the report, or calls it untrue.
# ALTERNATIVE_ACCOUNT: says that others did it, or that it was staged.
# OTHER: faults the evidence or the method, without saying that the accusation is untrue.
CONTESTATION = {
    "Rejects the report as falsifying the truth": "DENIAL",
    "Rejects the report as fabricated and denies any use of toxic gas": "DENIAL",
    "Calls the report misinformation built on opposition sources without a site visit": "DENIAL",
    "Rejects the report as lacking evidence": "DENIAL",
    "Denied responsibility": "DENIAL",
    "Said reports of chemical use in Eastern Ghouta were false": "DENIAL",
    "Says the event was staged and the report serves to justify the 2018 air strikes": "ALTERNATIVE_ACCOUNT",
    "State television blamed the Nusra Front for the release": "ALTERNATIVE_ACCOUNT",
    "Points to the opposition": "ALTERNATIVE_ACCOUNT",
    "Points to the opposition and asked for a UN inquiry": "ALTERNATIVE_ACCOUNT",
    "Admitted unauthorised weapons by one commander, without naming a chemical": "PARTIAL_ADMISSION",
    "Says the JIM ignored Russian experts and later calls the conclusion untenable and amateurish": "OTHER",
    "Says it has seen no sign that the opposition had or used chemical weapons": "OTHER",
}

# attributions[].note: the claimant's words on who is accused, where the note has them.
# Anything else that it says stays in provenance.note.
ACCUSED_AS_STATED = {
    "Government forces or affiliated militias": "Government forces or affiliated militias",
    "Churkin spoke of armed opposition fighters and said this brigade made the rocket type":
        "armed opposition fighters",
    "Under the control of the Tiger Forces": None,
    "Investigation closed in December 2025; report published after that": None,
    "Then named Jabhat al-Nusra": None,
    "Together with Jabhat Fateh al-Sham": None,
}

# organizations of type "government" that are armed forces by their own name or as a part of them.
ARMED_FORCES = {"org-syrian-armed-forces", "org-syrian-arab-air-force", "org-tiger-forces"}

# documents of type "resolution" that are decisions by their title.
DECISIONS = {
    "Addressing the Threat from Chemical Weapons Use (C-SS-4/DEC.3)",
    "Decision suspending certain rights and privileges of the Syrian Arab Republic",
}
