-- The directory: open data, shared by every scheme of the installation. No person is named in it.

CREATE TABLE organisation (
    id {id} PRIMARY KEY,
    name TEXT NOT NULL,
    name_key {key} NOT NULL,
    description TEXT NOT NULL,
    url TEXT NOT NULL,
    email TEXT NOT NULL,
    source TEXT NOT NULL,
    source_key {key} NOT NULL
);
CREATE INDEX organisation_name ON organisation (name_key);
CREATE UNIQUE INDEX organisation_source ON organisation (source, source_key);

CREATE TABLE service (
    id {id} PRIMARY KEY,
    -- An informal group has none.
    organisation_id {id} REFERENCES organisation (id),
    name TEXT NOT NULL,
    name_key {key} NOT NULL,
    description TEXT NOT NULL,
    status TEXT NOT NULL,
    url TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    -- Codes of the needs taxonomy and of the support kinds, separated by spaces.
    needs TEXT NOT NULL,
    kinds TEXT NOT NULL,
    referral_route TEXT NOT NULL,
    minimum_age BIGINT,
    maximum_age BIGINT,
    -- '' anybody, 'women', 'men'
    sex TEXT NOT NULL,
    eligibility TEXT NOT NULL,
    free {flag},
    cost TEXT NOT NULL,
    languages TEXT NOT NULL,
    -- Codes of the access list: what is known to be there, and what is known not to be.
    access_yes TEXT NOT NULL,
    access_no TEXT NOT NULL,
    online {flag} NOT NULL,
    whole_area {flag} NOT NULL,
    first_visit TEXT NOT NULL,
    capacity TEXT NOT NULL,
    capacity_places BIGINT,
    capacity_wait_weeks BIGINT,
    capacity_said_on {day},
    capacity_said_by TEXT NOT NULL,
    monthly_limit BIGINT,
    checked_on {day},
    checked_how TEXT NOT NULL,
    last_attended_on {day},
    source TEXT NOT NULL,
    source_key {key} NOT NULL,
    batch_id {id} REFERENCES import_batch (id),
    updated_at {instant} NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX service_source ON service (source, source_key);
CREATE INDEX service_name ON service (name_key);
CREATE INDEX service_organisation ON service (organisation_id);

CREATE TABLE location (
    id {id} PRIMARY KEY,
    service_id {id} NOT NULL REFERENCES service (id),
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    -- National Grid metres; NULL where the place is not known.
    easting BIGINT,
    northing BIGINT,
    -- Only the outcode's centre is known.
    approximate {flag} NOT NULL
);
CREATE INDEX location_service ON location (service_id);

CREATE TABLE schedule (
    id {id} PRIMARY KEY,
    service_id {id} NOT NULL REFERENCES service (id),
    -- 1 Monday … 7 Sunday; NULL when only words are known.
    weekday BIGINT,
    -- Minutes after midnight.
    opens BIGINT,
    closes BIGINT,
    words TEXT NOT NULL
);
CREATE INDEX schedule_service ON schedule (service_id);

-- Where each field came from.
CREATE TABLE provenance (
    service_id {id} NOT NULL REFERENCES service (id),
    field {key} NOT NULL,
    source TEXT NOT NULL,
    value TEXT NOT NULL,
    at {instant} NOT NULL,
    PRIMARY KEY (service_id, field, source)
);

-- What changed in the directory, in the order it was committed: every node follows this into its own index.
CREATE TABLE change_log (
    seq BIGINT PRIMARY KEY,
    service_id {id} NOT NULL
);
CREATE TABLE change_head (
    one BIGINT PRIMARY KEY,
    seq BIGINT NOT NULL,
    -- Changed when a database is restored: a node that sees another epoch rebuilds its index.
    epoch {id} NOT NULL
);

CREATE TABLE postcode (
    postcode_key {key} PRIMARY KEY,
    easting BIGINT NOT NULL,
    northing BIGINT NOT NULL,
    lsoa TEXT NOT NULL,
    ward TEXT NOT NULL,
    terminated {flag} NOT NULL
);

-- A worker's tip on an entry: for colleagues of the scheme, never public.
CREATE TABLE service_tip (
    id {id} PRIMARY KEY,
    scheme_id {id} NOT NULL REFERENCES scheme (id),
    service_id {id} NOT NULL REFERENCES service (id),
    words TEXT NOT NULL,
    written_by {id} NOT NULL REFERENCES account (id),
    written_at {instant} NOT NULL
);
CREATE INDEX service_tip_service ON service_tip (service_id, scheme_id);
