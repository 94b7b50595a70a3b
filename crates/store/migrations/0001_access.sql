-- Schemes, accounts, sessions, the audit trail, messages going out. Types in braces become each engine's own.

CREATE TABLE scheme (
    id {id} PRIMARY KEY,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    area TEXT NOT NULL,
    -- The scheme's own names and numbers: crisis line, first point of contact, target waits. One JSON object.
    settings {json} NOT NULL,
    created_at {instant} NOT NULL
);

CREATE TABLE referring_organisation (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    ods_code TEXT,
    reply_to TEXT,
    -- SHA-256 of the secret in the organisation's own form link. The link can send and shows nothing.
    form_link_hash {bytes},
    active {flag} NOT NULL
);
CREATE INDEX referring_organisation_scheme ON referring_organisation (scheme_id, name);
CREATE UNIQUE INDEX referring_organisation_link ON referring_organisation (form_link_hash);

CREATE TABLE account (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    organisation_id {id} REFERENCES referring_organisation (id),
    -- 'person' or 'machine'
    kind TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key {key} NOT NULL,
    name TEXT NOT NULL,
    job_title TEXT NOT NULL,
    phone TEXT NOT NULL,
    roles BIGINT NOT NULL,
    password_hash TEXT,
    -- Sealed like a restricted note; a secret without confirmation is not yet asked for.
    totp_sealed {bytes},
    totp_confirmed {flag} NOT NULL,
    totp_last_step BIGINT NOT NULL,
    supervisor_id {id} REFERENCES account (id),
    -- What allocation looks at for a link worker: languages, places, skills, hours. One JSON object.
    work {json} NOT NULL,
    calendar_token_hash {bytes},
    active {flag} NOT NULL,
    created_at {instant} NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX account_email ON account (email_key);
CREATE INDEX account_scheme ON account (scheme_id, name);
CREATE UNIQUE INDEX account_calendar ON account (calendar_token_hash);

CREATE TABLE session (
    token_hash {bytes} PRIMARY KEY,
    account_id {id} NOT NULL REFERENCES account (id),
    csrf TEXT NOT NULL,
    created_at {instant} NOT NULL,
    seen_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    -- A password alone opens only the second step.
    complete {flag} NOT NULL
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE api_token (
    id {id} PRIMARY KEY,
    account_id {id} NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    token_hash {bytes} NOT NULL,
    scopes {json} NOT NULL,
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    revoked_at {instant}
);
CREATE UNIQUE INDEX api_token_hash ON api_token (token_hash);
CREATE INDEX api_token_account ON api_token (account_id);

-- Failed sign-ins, per account name and per address. Counted in the database: true on any number of nodes.
CREATE TABLE sign_in_throttle (
    key {key} PRIMARY KEY,
    failures BIGINT NOT NULL,
    window_start {instant} NOT NULL,
    locked_until {instant} NOT NULL
);

CREATE TABLE idempotency_key (
    account_id {id} NOT NULL REFERENCES account (id),
    key {key} NOT NULL,
    request_hash {bytes} NOT NULL,
    status BIGINT NOT NULL,
    body TEXT NOT NULL,
    created_at {instant} NOT NULL,
    PRIMARY KEY (account_id, key)
);

-- One chain for the whole installation, so that a hole anywhere shows.
CREATE TABLE audit (
    seq BIGINT PRIMARY KEY,
    at {instant} NOT NULL,
    scheme_id {id},
    actor_kind TEXT NOT NULL,
    actor_id {id},
    actor_name TEXT NOT NULL,
    event TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id {id},
    person_id {id},
    -- Why, in words: the purpose given or the reason the product knows.
    reason TEXT NOT NULL,
    -- Codes and counts only, never free text of a person.
    detail TEXT NOT NULL,
    previous_hash {bytes} NOT NULL,
    hash {bytes} NOT NULL
);
CREATE INDEX audit_person ON audit (person_id, seq);
CREATE INDEX audit_actor ON audit (actor_id, seq);

CREATE TABLE audit_head (
    one BIGINT PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash {bytes} NOT NULL
);

-- What happened, waiting to be acted on outside the transaction: claimed with a lease, tried again with growing gaps.
CREATE TABLE outbox (
    id {id} PRIMARY KEY,
    at {instant} NOT NULL,
    scheme_id {id},
    event TEXT NOT NULL,
    subject_id {id},
    message_id {id},
    due_at {instant} NOT NULL,
    attempts BIGINT NOT NULL,
    leased_until {instant} NOT NULL,
    done_at {instant},
    last_error TEXT NOT NULL
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE done_at IS NULL;

-- Every message that leaves or is printed, as it was sent.
CREATE TABLE message (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    person_id {id},
    -- 'email', 'letter' (a print queue) or 'text'
    channel TEXT NOT NULL,
    -- What it is: onward_invitation, onward_reminder, acknowledgement, reply_to_referrer, resume_code …
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    recipient TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at {instant} NOT NULL,
    sent_at {instant},
    failed TEXT NOT NULL
);
CREATE INDEX message_scheme ON message (scheme_id, created_at);
CREATE INDEX message_person ON message (person_id, created_at);

CREATE TABLE data_key (
    id BIGINT PRIMARY KEY,
    wrapped {bytes} NOT NULL,
    created_at {instant} NOT NULL
);

CREATE TABLE draft (
    account_id {id} NOT NULL REFERENCES account (id),
    form {key} NOT NULL,
    -- What the form was about, or the account itself where it is about nothing yet.
    subject_id {id} NOT NULL,
    sealed {bytes} NOT NULL,
    saved_at {instant} NOT NULL,
    PRIMARY KEY (account_id, form, subject_id)
);

-- A reason given for opening somebody else's record, for a while. Break-glass is reviewed afterwards.
CREATE TABLE access_grant (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    account_id {id} NOT NULL REFERENCES account (id),
    person_id {id} NOT NULL,
    -- 'reason' or 'break_glass'
    kind TEXT NOT NULL,
    purpose TEXT NOT NULL,
    reason TEXT NOT NULL,
    given_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    reviewed_at {instant},
    reviewed_by {id} REFERENCES account (id),
    review TEXT NOT NULL
);
CREATE INDEX access_grant_use ON access_grant (account_id, person_id, expires_at);
CREATE INDEX access_grant_review ON access_grant (scheme_id, kind, reviewed_at);

CREATE TABLE import_batch (
    id {id} PRIMARY KEY,
    scheme_id {id},
    -- 'referrals', 'services' or 'postcodes'
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    rows_read BIGINT NOT NULL,
    rows_new BIGINT NOT NULL,
    rows_changed BIGINT NOT NULL,
    rows_refused BIGINT NOT NULL,
    imported_at {instant} NOT NULL,
    imported_by {id},
    undone_at {instant}
);
CREATE INDEX import_batch_kind ON import_batch (kind, imported_at);
