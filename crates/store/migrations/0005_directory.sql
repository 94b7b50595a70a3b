-- The directory: open data, shared by every scheme of the installation. No person is named in it.

CREATE TABLE organisation (
    id {id} PRIMARY KEY,
    name TEXT NOT NULL,
    name_key {key} NOT NULL,
    description TEXT NOT NULL,
    website TEXT NOT NULL,
    email TEXT NOT NULL,
    -- A public register and the number there: 'GB-CHC' and '1146179'. '' when it is on none.
    register {key} NOT NULL,
    register_number {key} NOT NULL
);
CREATE INDEX organisation_name ON organisation (name_key);
CREATE INDEX organisation_register ON organisation (register_number, register);

CREATE TABLE service (
    id {id} PRIMARY KEY,
    -- An informal group has none.
    organisation_id {id} REFERENCES organisation (id),
    name TEXT NOT NULL,
    name_key {key} NOT NULL,
    description TEXT NOT NULL,
    -- Something everybody must know first: "Moved to the library in May".
    alert TEXT NOT NULL,
    status TEXT NOT NULL,
    website TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    -- Codes of the needs taxonomy and of the kinds of support, the most fitting first, separated by spaces.
    needs TEXT NOT NULL,
    kinds TEXT NOT NULL,
    -- Codes of the ways of taking part, the usual one first.
    reach TEXT NOT NULL,
    area TEXT NOT NULL,
    route TEXT NOT NULL,
    route_note TEXT NOT NULL,
    minimum_age BIGINT,
    maximum_age BIGINT,
    -- '' anybody, 'women', 'men'
    sex TEXT NOT NULL,
    eligibility_note TEXT NOT NULL,
    cost TEXT NOT NULL,
    cost_words TEXT NOT NULL,
    languages TEXT NOT NULL,
    -- Codes of the access list: what is known to be there, and what is known not to be. The rest is not known.
    access_yes TEXT NOT NULL,
    access_no TEXT NOT NULL,
    access_notes TEXT NOT NULL,
    -- What happens the first time, for somebody who is nervous about it.
    first_visit TEXT NOT NULL,
    -- Room, as it was last said; '' when nobody has.
    capacity TEXT NOT NULL,
    capacity_places BIGINT,
    capacity_weeks BIGINT,
    capacity_said_on {day},
    capacity_said_by TEXT NOT NULL,
    -- How many onward referrals a month the organisation wants at most.
    monthly_limit BIGINT,
    checked_on {day},
    checked_how TEXT NOT NULL,
    last_attended_on {day},
    source {key} NOT NULL,
    source_key {key} NOT NULL,
    updated_at {instant} NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX service_source ON service (source, source_key);
CREATE INDEX service_name ON service (name_key);
CREATE INDEX service_organisation ON service (organisation_id);

CREATE TABLE location (
    id {id} PRIMARY KEY,
    service_id {id} NOT NULL REFERENCES service (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    -- Lines of the address without town and postcode, one a line.
    lines TEXT NOT NULL,
    town TEXT NOT NULL,
    -- Folded, so that people can search near a town by its name.
    town_key {key} NOT NULL,
    postcode TEXT NOT NULL,
    -- WGS84 degrees; NULL where the place is not known.
    latitude {real},
    longitude {real},
    -- Only the middle of the postcode district is known.
    approximate {flag} NOT NULL,
    access_yes TEXT NOT NULL,
    access_no TEXT NOT NULL,
    access_notes TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX location_service ON location (service_id);
CREATE INDEX location_town ON location (town_key);

CREATE TABLE schedule (
    service_id {id} NOT NULL REFERENCES service (id),
    position BIGINT NOT NULL,
    -- 'mon' … 'sun'; '' when only words are known.
    weekday TEXT NOT NULL,
    -- Minutes after midnight.
    opens BIGINT,
    closes BIGINT,
    season TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (service_id, position)
);

-- Where each field came from. Two sources may disagree: both are kept.
CREATE TABLE provenance (
    service_id {id} NOT NULL REFERENCES service (id),
    field {key} NOT NULL,
    -- The import's source code, or 'editor' for what a person of the team put right: an import leaves that alone.
    origin {key} NOT NULL,
    source TEXT NOT NULL,
    value TEXT NOT NULL,
    true_on {day},
    PRIMARY KEY (service_id, field, origin)
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
    latitude {real} NOT NULL,
    longitude {real} NOT NULL,
    lsoa TEXT NOT NULL,
    ward TEXT NOT NULL,
    -- The Royal Mail has ended it; it still places an old address.
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
