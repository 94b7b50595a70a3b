-- Referrals: one row from arrival to closing; the state says which of the later columns are filled.

CREATE TABLE referral (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    reference TEXT NOT NULL,
    person_id {id} NOT NULL REFERENCES person (id),
    source TEXT NOT NULL,
    method TEXT NOT NULL,
    referring_organisation_id {id} REFERENCES referring_organisation (id),
    referrer_account_id {id} REFERENCES account (id),
    referrer_name TEXT NOT NULL,
    referrer_role TEXT NOT NULL,
    referrer_contact TEXT NOT NULL,
    -- The need in the referrer's or the person's own words.
    reason TEXT NOT NULL,
    -- Codes of the needs taxonomy, separated by spaces.
    needs TEXT NOT NULL,
    risk TEXT NOT NULL,
    risk_note TEXT NOT NULL,
    agreed_to_contact {flag} NOT NULL,
    -- 'now' or 'soon' when words of crisis were found, else ''. Puts the referral on top.
    crisis TEXT NOT NULL,
    urgent {flag} NOT NULL,
    -- The pages a self-referral came through, the batch of an import.
    batch_id {id} REFERENCES import_batch (id),
    previous_referral_id {id} REFERENCES referral (id),
    received_at {instant} NOT NULL,
    state TEXT NOT NULL,
    state_at {instant} NOT NULL,
    question TEXT NOT NULL,
    accepted_by {id} REFERENCES account (id),
    accepted_at {instant},
    worker_id {id} REFERENCES account (id),
    allocated_at {instant},
    first_contact_at {instant},
    end_reason TEXT NOT NULL,
    end_note TEXT NOT NULL,
    ended_at {instant},
    ended_by {id} REFERENCES account (id),
    -- The reply to the referrer, as it was sent. One JSON object.
    reply {json},
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX referral_reference ON referral (reference);
CREATE INDEX referral_person ON referral (person_id, received_at);
-- The queue: only what is open and unallocated, oldest first.
CREATE INDEX referral_queue ON referral (scheme_id, received_at) WHERE worker_id IS NULL AND ended_at IS NULL;
CREATE INDEX referral_received ON referral (scheme_id, received_at);
-- How long people waited lately: read with every referral that arrives, so it is answered from the index alone.
CREATE INDEX referral_waited ON referral (scheme_id, received_at, allocated_at) WHERE allocated_at IS NOT NULL;
CREATE INDEX referral_worker ON referral (worker_id, state);
CREATE INDEX referral_referrer ON referral (referrer_account_id, received_at);
CREATE INDEX referral_organisation ON referral (referring_organisation_id, received_at);
CREATE INDEX referral_batch ON referral (batch_id);

-- A self-referral that is not sent yet: kept sealed for a short while, found again by a spoken code.
CREATE TABLE unsent_self_referral (
    code_hash {bytes} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    sealed {bytes} NOT NULL,
    saved_at {instant} NOT NULL,
    expires_at {instant} NOT NULL
);
CREATE INDEX unsent_self_referral_expiry ON unsent_self_referral (expires_at);

-- "Was this reply useful?" from the referrer.
CREATE TABLE referrer_feedback (
    id {id} PRIMARY KEY,
    referral_id {id} NOT NULL REFERENCES referral (id),
    useful {flag} NOT NULL,
    reason TEXT NOT NULL,
    given_at {instant} NOT NULL
);
CREATE INDEX referrer_feedback_referral ON referrer_feedback (referral_id);
