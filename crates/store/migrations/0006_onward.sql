-- Onward referrals, signposts, and what was missing.

CREATE TABLE onward_referral (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    person_id {id} NOT NULL REFERENCES person (id),
    referral_id {id} REFERENCES referral (id),
    service_id {id} NOT NULL REFERENCES service (id),
    consent_id {id} NOT NULL REFERENCES consent (id),
    sent_by {id} NOT NULL REFERENCES account (id),
    state TEXT NOT NULL,
    state_at {instant} NOT NULL,
    -- What mails and subjects say instead of a name.
    initials TEXT NOT NULL,
    -- Exactly what was shared, as the organisation sees it. A JSON list of item and words.
    shared {json} NOT NULL,
    message TEXT NOT NULL,
    -- The address it was sent to, or the number that was rung; the key compares addresses.
    recipient TEXT NOT NULL,
    recipient_key {key} NOT NULL,
    -- A draft waits for this day: the group's month has no room before it.
    send_on {day},
    sent_at {instant},
    -- 'email' or 'phone'
    sent_how TEXT NOT NULL,
    opened_at {instant},
    answered_at {instant},
    -- 'organisation' or 'worker'
    answered_by TEXT NOT NULL,
    answer_note TEXT NOT NULL,
    place_from_on {day},
    wait_weeks BIGINT,
    first_attended_on {day},
    last_attended_on {day},
    still_coming_on {day},
    attended_times BIGINT,
    end_reason TEXT NOT NULL,
    end_note TEXT NOT NULL,
    ended_on {day},
    -- How many reminders went; when the next step is due; the worker is asked to ring; when somebody rang last.
    reminders BIGINT NOT NULL,
    next_chase_at {instant},
    ring_needed {flag} NOT NULL,
    rang_at {instant},
    asked_about_visit {flag} NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX onward_person ON onward_referral (person_id, state_at);
CREATE INDEX onward_service ON onward_referral (service_id, sent_at);
CREATE INDEX onward_sender ON onward_referral (sent_by, state);
CREATE INDEX onward_chase ON onward_referral (next_chase_at) WHERE next_chase_at IS NOT NULL;
CREATE INDEX onward_queued ON onward_referral (send_on) WHERE send_on IS NOT NULL;
CREATE INDEX onward_consent ON onward_referral (consent_id);
CREATE INDEX onward_recipient ON onward_referral (recipient_key, service_id);

-- The links an organisation holds. Opening one asks for a code that is mailed; a device that gave it is remembered.
CREATE TABLE onward_link (
    token_hash {bytes} PRIMARY KEY,
    onward_id {id} NOT NULL REFERENCES onward_referral (id),
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    revoked_at {instant},
    code_hash {bytes},
    code_expires_at {instant},
    code_failures BIGINT NOT NULL
);
CREATE INDEX onward_link_onward ON onward_link (onward_id);
CREATE TABLE onward_device (
    device_hash {bytes} NOT NULL,
    -- The address whose code this device gave: it opens links sent there, no others.
    recipient_key {key} NOT NULL,
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    PRIMARY KEY (device_hash, recipient_key)
);
CREATE INDEX onward_device_expiry ON onward_device (expires_at);

-- What happened, in order, for the timeline.
CREATE TABLE onward_event (
    onward_id {id} NOT NULL REFERENCES onward_referral (id),
    seq BIGINT NOT NULL,
    at {instant} NOT NULL,
    who TEXT NOT NULL,
    event TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (onward_id, seq)
);

CREATE TABLE signpost (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    person_id {id} NOT NULL REFERENCES person (id),
    service_id {id} NOT NULL REFERENCES service (id),
    how TEXT NOT NULL,
    note TEXT NOT NULL,
    given_by {id} NOT NULL REFERENCES account (id),
    given_at {instant} NOT NULL
);
CREATE INDEX signpost_person ON signpost (person_id, given_at);
CREATE INDEX signpost_service ON signpost (service_id);

-- "Nothing fits": the evidence for what is missing.
CREATE TABLE gap (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    person_id {id} REFERENCES person (id),
    needs TEXT NOT NULL,
    outcode TEXT NOT NULL,
    ward TEXT NOT NULL,
    why TEXT NOT NULL,
    words TEXT NOT NULL,
    recorded_by {id} NOT NULL REFERENCES account (id),
    recorded_at {instant} NOT NULL
);
CREATE INDEX gap_scheme ON gap (scheme_id, recorded_at);
CREATE INDEX gap_person ON gap (person_id);
