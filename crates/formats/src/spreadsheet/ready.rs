//! The mappings that come with the product: one for each open data file they were tried on.

/// Name and text of every ready mapping; the name is the file's own, without its ending.
pub const READY: &[(&str, &str)] = &[
    ("trafford/care_homes", include_str!("../../mappings/trafford/care_homes.toml")),
    ("trafford/charities", include_str!("../../mappings/trafford/charities.toml")),
    ("trafford/childrens_centres", include_str!("../../mappings/trafford/childrens_centres.toml")),
    (
        "trafford/food_banks_greater_manchester",
        include_str!("../../mappings/trafford/food_banks_greater_manchester.toml"),
    ),
    ("trafford/general_practices", include_str!("../../mappings/trafford/general_practices.toml")),
    ("trafford/gp_patient_registrations", include_str!("../../mappings/trafford/gp_patient_registrations.toml")),
    (
        "trafford/jobcentre_plus_greater_manchester",
        include_str!("../../mappings/trafford/jobcentre_plus_greater_manchester.toml"),
    ),
    ("trafford/pharmacies", include_str!("../../mappings/trafford/pharmacies.toml")),
    ("trafford/sport_squash_courts", include_str!("../../mappings/trafford/sport_squash_courts.toml")),
    ("trafford/sport_studio", include_str!("../../mappings/trafford/sport_studio.toml")),
    ("trafford/sport_swimming_pools", include_str!("../../mappings/trafford/sport_swimming_pools.toml")),
    ("trafford/sports_clubs", include_str!("../../mappings/trafford/sports_clubs.toml")),
];

/// The text of a ready mapping by its name.
#[must_use]
pub fn ready_mapping(name: &str) -> Option<&'static str> {
    READY.iter().find(|it| it.0 == name).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::Mapping;

    #[test]
    fn every_ready_mapping_reads() {
        for (name, text) in READY {
            if let Err(error) = Mapping::parse(text) {
                panic!("{name}: {error}");
            }
        }
    }
}
