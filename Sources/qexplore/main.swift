print("qexplore")
