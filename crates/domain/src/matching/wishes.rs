//! What has to be so for somebody to go: access, cost, company, time, language.

crate::coded! {
    /// A language somebody speaks. Codes are BCP 47.
    pub enum Tongue: "language" {
        Welsh = "cy", "Welsh";
        Polish = "pl", "Polish";
        Urdu = "ur", "Urdu";
        Punjabi = "pa", "Punjabi";
        Arabic = "ar", "Arabic";
        Bengali = "bn", "Bengali";
        Gujarati = "gu", "Gujarati";
        Hindi = "hi", "Hindi";
        Tamil = "ta", "Tamil";
        Somali = "so", "Somali";
        Farsi = "fa", "Farsi";
        Pashto = "ps", "Pashto";
        Kurdish = "ku", "Kurdish";
        Turkish = "tr", "Turkish";
        Romanian = "ro", "Romanian";
        Ukrainian = "uk", "Ukrainian";
        Russian = "ru", "Russian";
        Portuguese = "pt", "Portuguese";
        Spanish = "es", "Spanish";
        French = "fr", "French";
        Italian = "it", "Italian";
        Lithuanian = "lt", "Lithuanian";
        Yoruba = "yo", "Yoruba";
        Igbo = "ig", "Igbo";
        Tigrinya = "ti", "Tigrinya";
        Amharic = "am", "Amharic";
        Cantonese = "yue", "Cantonese";
        Mandarin = "cmn", "Mandarin";
        Vietnamese = "vi", "Vietnamese";
        Irish = "ga", "Irish";
        BritishSign = "bfi", "British Sign Language";
    }
}

crate::coded! {
    /// A condition that a group has to meet, as far as the words tell.
    pub enum Wish: "condition" {
        StepFree = "step_free", "Step-free";
        Wheelchair = "wheelchair", "Wheelchair access";
        FreeOfCharge = "free_of_charge", "Free of charge";
        WomenOnly = "women_only", "Women only";
        MenOnly = "men_only", "Men only";
        Mornings = "mornings", "In the morning";
        Afternoons = "afternoons", "In the afternoon";
        Evenings = "evenings", "In the evening";
        Weekends = "weekends", "At the weekend";
        Weekdays = "weekdays", "On weekdays in the daytime";
        NotSporty = "not_sporty", "Nothing sporty";
        NoChildren = "no_children", "No children";
        BringChildren = "bring_children", "Can bring children";
        NeedsTransport = "needs_transport", "Needs help to get there";
        Nearby = "nearby", "Near home";
        FromHome = "from_home", "Online, by phone or at home";
        Quiet = "quiet", "Quiet place";
        SmallGroup = "small_group", "Small group";
        SomebodyAlong = "somebody_along", "Somebody to go along";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_hold_together() {
        crate::coded::check_list::<Tongue>();
        crate::coded::check_list::<Wish>();
    }
}
