-- Contacts, appointments, what matters, needs, goals, actions and the plan.

CREATE TABLE contact (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    person_id {id} NOT NULL REFERENCES person (id),
    referral_id {id} REFERENCES referral (id),
    worker_id {id} NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    method TEXT NOT NULL,
    outcome TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    note TEXT NOT NULL,
    holding TEXT NOT NULL,
    happened_at {instant} NOT NULL,
    written_at {instant} NOT NULL,
    undone_at {instant},
    -- What was agreed as the next contact, and what stood there before: undo puts it back.
    next_on {day},
    before_next_on {day},
    -- The note this one corrects.
    replaces_id {id} REFERENCES contact (id)
);
CREATE INDEX contact_person ON contact (person_id, happened_at);
CREATE INDEX contact_worker ON contact (worker_id, happened_at);

CREATE TABLE appointment (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    person_id {id} REFERENCES person (id),
    worker_id {id} NOT NULL REFERENCES account (id),
    starts_at {instant} NOT NULL,
    minutes BIGINT NOT NULL,
    -- 'first_visit', 'visit', 'phone', 'video', 'group', 'supervision', 'other'
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    note TEXT NOT NULL,
    -- 'booked', 'done', 'cancelled', 'missed'
    status TEXT NOT NULL,
    sequence BIGINT NOT NULL
);
CREATE INDEX appointment_worker ON appointment (worker_id, starts_at);
CREATE INDEX appointment_person ON appointment (person_id, starts_at);

-- The PRSB About Me headings, in the person's words. Each saving is a new row: nothing is overwritten.
CREATE TABLE what_matters (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    most_important TEXT NOT NULL,
    important_people TEXT NOT NULL,
    communication TEXT NOT NULL,
    wellness TEXT NOT NULL,
    please_do TEXT NOT NULL,
    how_to_support TEXT NOT NULL,
    also_worth_knowing TEXT NOT NULL,
    supported_by TEXT NOT NULL,
    written_by {id} NOT NULL REFERENCES account (id),
    written_at {instant} NOT NULL
);
CREATE INDEX what_matters_person ON what_matters (person_id, written_at);

CREATE TABLE strength (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    words TEXT NOT NULL,
    noted_at {instant} NOT NULL,
    removed_at {instant}
);
CREATE INDEX strength_person ON strength (person_id);

CREATE TABLE need (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    referral_id {id} REFERENCES referral (id),
    code TEXT NOT NULL,
    words TEXT NOT NULL,
    noted_at {instant} NOT NULL,
    met_at {instant},
    removed_at {instant}
);
CREATE INDEX need_person ON need (person_id);

CREATE TABLE plan (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    referral_id {id} REFERENCES referral (id),
    state TEXT NOT NULL,
    revision BIGINT NOT NULL,
    agreed_at {instant},
    -- 'in person', 'by phone', 'signed copy' …
    agreed_how TEXT NOT NULL,
    agreed_by TEXT NOT NULL,
    review_on {day},
    contingency TEXT NOT NULL,
    written_by {id} NOT NULL REFERENCES account (id),
    updated_at {instant} NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX plan_person ON plan (person_id, revision);

CREATE TABLE goal (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    plan_id {id} NOT NULL REFERENCES plan (id),
    need_id {id} REFERENCES need (id),
    words TEXT NOT NULL,
    importance BIGINT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT NOT NULL,
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL
);
CREATE INDEX goal_person ON goal (person_id);
CREATE INDEX goal_plan ON goal (plan_id);

CREATE TABLE action (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES person (id),
    goal_id {id} NOT NULL REFERENCES goal (id),
    words TEXT NOT NULL,
    who TEXT NOT NULL,
    by_on {day},
    confidence BIGINT NOT NULL,
    -- "What would make it a 7?"
    would_help TEXT NOT NULL,
    -- 'to_do', 'done', 'not_needed'
    state TEXT NOT NULL,
    done_on {day},
    created_at {instant} NOT NULL
);
CREATE INDEX action_person ON action (person_id);
CREATE INDEX action_goal ON action (goal_id);
