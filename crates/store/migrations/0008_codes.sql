-- Codes for the practice's record, queued once an episode: the key is what makes "once" true.

CREATE TABLE code_to_record (
    referral_id {id} NOT NULL REFERENCES referral (id),
    -- 'referral' at the first contact of the episode, 'declined' when the person said no. The number itself is a setting.
    kind {key} NOT NULL,
    queued_at {instant} NOT NULL,
    PRIMARY KEY (referral_id, kind)
);
