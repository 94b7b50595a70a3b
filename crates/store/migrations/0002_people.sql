-- People: who they are, how to reach them, what they agreed to.

CREATE TABLE person (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    first_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    preferred_name TEXT NOT NULL,
    -- Folded keys for sorting and matching: "evans mair".
    name_key {key} NOT NULL,
    family_key {key} NOT NULL,
    born_on {day},
    nhs_number TEXT,
    phone TEXT NOT NULL,
    phone_key {key} NOT NULL,
    email TEXT NOT NULL,
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    practice_id {id} REFERENCES referring_organisation (id),
    -- ISO 639 code of the language to speak; 'en', 'cy', 'pl' …
    language TEXT NOT NULL,
    interpreter {flag} NOT NULL,
    gender TEXT NOT NULL,
    ethnicity TEXT NOT NULL,
    pronouns TEXT NOT NULL,
    -- 'phone', 'text', 'email' or 'letter'
    contact_by TEXT NOT NULL,
    voicemail_safe {flag} NOT NULL,
    best_time TEXT NOT NULL,
    helper TEXT NOT NULL,
    own_words TEXT NOT NULL,
    own_words_on {day},
    -- Held for lists: the open episode and what is known of it.
    open_referral_id {id},
    worker_id {id} REFERENCES account (id),
    last_contact_at {instant},
    next_contact_on {day},
    merged_into {id} REFERENCES person (id),
    created_at {instant} NOT NULL,
    version BIGINT NOT NULL
);
-- Not unique: two agencies may each have sent the same number before a merge; matching finds it first.
CREATE INDEX person_nhs_number ON person (scheme_id, nhs_number);
CREATE INDEX person_name ON person (scheme_id, name_key);
CREATE INDEX person_family ON person (scheme_id, family_key);
CREATE INDEX person_phone ON person (scheme_id, phone_key);
CREATE INDEX person_born ON person (scheme_id, born_on);
CREATE INDEX person_caseload ON person (scheme_id, worker_id, name_key);
CREATE INDEX person_next ON person (worker_id, next_contact_on);

-- Contact needs and warnings: shown on every screen that can contact the person, with a date to look again.
CREATE TABLE contact_need (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    code TEXT NOT NULL,
    note TEXT NOT NULL,
    -- A warning is shown red: "No voicemail".
    warning {flag} NOT NULL,
    review_on {day},
    ended_on {day},
    created_at {instant} NOT NULL
);
CREATE INDEX contact_need_person ON contact_need (person_id);

CREATE TABLE consent (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    -- 'share_with_practice', 'share_with_organisation', 'feedback'
    kind TEXT NOT NULL,
    -- For sharing with one organisation: the directory entry it is for.
    service_id {id},
    recipient TEXT NOT NULL,
    given_at {instant} NOT NULL,
    given_how TEXT NOT NULL,
    recorded_by {id} REFERENCES account (id),
    withdrawn_at {instant},
    withdrawn_by {id} REFERENCES account (id)
);
CREATE INDEX consent_person ON consent (person_id);

-- What a merge moved, so that it can be taken apart again.
CREATE TABLE person_merge (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    kept_id {id} NOT NULL REFERENCES person (id),
    merged_id {id} NOT NULL REFERENCES person (id),
    reasons TEXT NOT NULL,
    -- Table and ids of the rows that changed hands.
    moved {json} NOT NULL,
    merged_at {instant} NOT NULL,
    merged_by {id} NOT NULL REFERENCES account (id),
    undone_at {instant}
);
CREATE INDEX person_merge_kept ON person_merge (kept_id);

CREATE TABLE restricted_note (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    -- 'third_party', 'domestic_abuse', 'safeguarding', 'other'
    kind TEXT NOT NULL,
    sealed {bytes} NOT NULL,
    author_id {id} NOT NULL REFERENCES account (id),
    written_at {instant} NOT NULL
);
CREATE INDEX restricted_note_person ON restricted_note (person_id);

CREATE TABLE safeguarding_concern (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    category TEXT NOT NULL,
    source TEXT NOT NULL,
    immediate_danger {flag} NOT NULL,
    wishes TEXT NOT NULL,
    capacity TEXT NOT NULL,
    sharing_ground TEXT NOT NULL,
    decision TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    referred_to TEXT NOT NULL,
    referred_at {instant},
    follow_up_on {day},
    outcome TEXT NOT NULL,
    -- What was said: sealed like a restricted note, never in the person's shared view.
    sealed {bytes} NOT NULL,
    recorded_by {id} NOT NULL REFERENCES account (id),
    recorded_at {instant} NOT NULL,
    closed_at {instant},
    version BIGINT NOT NULL
);
CREATE INDEX safeguarding_concern_person ON safeguarding_concern (person_id);
CREATE INDEX safeguarding_concern_open ON safeguarding_concern (follow_up_on) WHERE closed_at IS NULL;
