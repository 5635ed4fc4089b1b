// QExploreApp
