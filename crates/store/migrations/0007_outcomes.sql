-- Measures as they were answered. Scores are computed on reading, never stored.

CREATE TABLE measure_response (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    person_id {id} NOT NULL REFERENCES person (id),
    referral_id {id} REFERENCES referral (id),
    measure TEXT NOT NULL,
    -- Version of the wording.
    version TEXT NOT NULL,
    -- The answers in order, separated by spaces; '-' for a question that was skipped.
    items TEXT NOT NULL,
    -- 'self', 'assisted', 'interpreter', 'phone'
    mode TEXT NOT NULL,
    helper TEXT NOT NULL,
    language TEXT NOT NULL,
    -- 'first', 'review' or 'last'
    occasion TEXT NOT NULL,
    taken_on {day} NOT NULL,
    recorded_by {id} REFERENCES account (id),
    recorded_at {instant} NOT NULL
);
CREATE INDEX measure_response_person ON measure_response (person_id, measure, taken_on);
CREATE INDEX measure_response_scheme ON measure_response (scheme_id, measure, taken_on);

-- Why a last score is missing, when it is known.
CREATE TABLE measure_missed (
    referral_id {id} NOT NULL REFERENCES referral (id),
    measure {key} NOT NULL,
    reason TEXT NOT NULL,
    recorded_at {instant} NOT NULL,
    PRIMARY KEY (referral_id, measure)
);
